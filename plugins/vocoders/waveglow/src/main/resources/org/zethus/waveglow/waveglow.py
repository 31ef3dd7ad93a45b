def log_determinant(self, weight: Tensor) -> Tensor:
  sign, log_abs, = torch.slogdet(torch.squeeze(weight, 2))
  return log_abs

def inverse(self, weight: Tensor) -> Tensor:
  return torch.unsqueeze(torch.inverse(torch.squeeze(weight, 2)), 2)
