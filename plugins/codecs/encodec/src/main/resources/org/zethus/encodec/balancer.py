# TorchScript as its archives hold it.

# The running mean of how strongly a loss pulls at output (B, N): the norm of its gradient, averaged
# over the batch. sums (2): weighted norms and weights so far, which it adds this one to.
def pull(self, loss: Tensor, output: Tensor, sums: Tensor, decay: float) -> Tensor:
  found = torch.grad([loss], [output], None, True, False, False)
  norm = torch.mean(torch.norm(unchecked_cast(Tensor, found[0]), 2, [1], False))
  now = torch.stack([norm, torch.ones_like(norm)])
  total = torch.add_(torch.mul_(sums, decay), now)
  return torch.div(torch.select(total, 0, 0), torch.select(total, 0, 1))
