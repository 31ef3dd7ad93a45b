# Several operators in a row, so that an optimising executor would have something to do.
def gated_norm(self, x: Tensor, scale: Tensor, eps: float) -> Tensor:
  n = torch.transpose(torch.layer_norm(torch.transpose(x, 1, -1), [int(torch.size(scale, 0))], scale, None, eps), 1, -1)
  return torch.mul(torch.softmax(torch.tanh(n), -1), torch.sigmoid(torch.gelu(n)))

def scaled(self, first: Tensor, xs: List[Tensor], factors: List[float], more: Optional[Tensor]=None) -> List[Tensor]:
  return [torch.mul(xs[0], factors[0]), torch.mul(xs[1], factors[1])]
