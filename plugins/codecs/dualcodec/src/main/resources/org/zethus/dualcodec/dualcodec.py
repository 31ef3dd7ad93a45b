# Means of so many neighbours in time, (B, factor * T, D) to (B, D, T).
def pooled(self, x: Tensor, factor: int) -> Tensor:
  return torch.avg_pool1d(torch.transpose(x, 1, 2), [factor], [factor], [0], False, True)

# The first columns of (B, D, T), and the last one again where there are not so many.
def fitted(self, x: Tensor, frames: int) -> Tensor:
  missing = ops.prim.max(0, frames - int(torch.size(x, 2)))
  last = torch.expand(torch.slice(x, 2, -1), [-1, -1, missing])
  return torch.slice(torch.cat([x, last], 2), 2, 0, frames)
