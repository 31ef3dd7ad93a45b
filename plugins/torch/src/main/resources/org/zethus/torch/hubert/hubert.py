# Mean 0 and variance 1 over the whole tensor.
def normalised(self, x: Tensor, eps: float) -> Tensor:
  return torch.layer_norm(x, torch.size(x), None, None, eps)

# Each channel of (B, C, T) with mean 0 and variance 1 over time.
def norm_over_time(self, x: Tensor, weight: Tensor, bias: Tensor, eps: float) -> Tensor:
  return torch.group_norm(x, torch.size(x, 1), weight, bias, eps)
