# TorchScript as its archives hold it.

# How far what is told, (B, T, D), is from a teacher's features (B, T, D): the logarithm of the
# sigmoid of the cosine over time, averaged over batch and dimensions.
def distance(self, told: Tensor, features: Tensor) -> Tensor:
  return torch.neg(torch.mean(torch.log_sigmoid(torch.cosine_similarity(told, features, 1, 1e-8))))
