# Mean 0 and variance 1 over the whole tensor.
def normalised(self, x: Tensor, eps: float) -> Tensor:
  return torch.layer_norm(x, torch.size(x), None, None, eps)

# Each channel of (B, C, T) with mean 0 and variance 1 over time.
def norm_over_time(self, x: Tensor, weight: Tensor, bias: Tensor, eps: float) -> Tensor:
  return torch.group_norm(x, torch.size(x, 1), weight, bias, eps)

# (B, T, heads * d) to (B, heads, T, d).
def split_heads(self, x: Tensor, heads: int) -> Tensor:
  b, t = torch.size(x, 0), torch.size(x, 1)
  return torch.transpose(torch.view(x, [b, t, heads, torch.size(x, 2) // heads]), 1, 2)

def attend(self, q: Tensor, k: Tensor, v: Tensor, heads: int) -> Tensor:
  out = torch.scaled_dot_product_attention(self.split_heads(q, heads), self.split_heads(k, heads), self.split_heads(v, heads))
  return torch.reshape(torch.transpose(out, 1, 2), torch.size(q))
