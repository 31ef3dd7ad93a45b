# TorchScript as its archives hold it. q, k, v: (B, heads, L, width).

def attention(self, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
  return torch.scaled_dot_product_attention(q, k, v)

# keys: (B, 1, 1, L), true where a key may be looked at.
def masked_attention(self, q: Tensor, k: Tensor, v: Tensor, keys: Tensor) -> Tensor:
  return torch.scaled_dot_product_attention(q, k, v, keys)

def rows(self, x: Tensor, index: Tensor) -> Tensor:
  return torch.embedding(x, index)
