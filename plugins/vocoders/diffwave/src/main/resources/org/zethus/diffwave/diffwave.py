# Steps (T) and dimensions (64) to (T, 128). The highest frequency is 10^4, so that the sine's
# argument must be rounded as it was in training.
def step_table(self, steps: Tensor, dims: Tensor) -> Tensor:
  frequencies = torch.pow(10., torch.div(torch.mul(dims, 4.), 63.))
  angles = torch.mul(torch.unsqueeze(steps, 1), torch.unsqueeze(frequencies, 0))
  return torch.cat([torch.sin(angles), torch.cos(angles)], 1)

def between(self, table: Tensor, times: Tensor) -> Tensor:
  low = torch.floor(times)
  first = torch.index_select(table, 0, torch.to(low, 4))
  second = torch.index_select(table, 0, torch.to(torch.ceil(times), 4))
  return torch.add(first, torch.mul(torch.sub(second, first), torch.unsqueeze(torch.sub(times, low), 1)))

def gate(self, x: Tensor) -> Tensor:
  a, b, = torch.chunk(x, 2, 1)
  return torch.sigmoid(a) * torch.tanh(b)

def stretch(self, x: Tensor, weight: Tensor, bias: Tensor, factor: int) -> Tensor:
  return torch.conv_transpose2d(x, weight, bias, [1, factor], [1, torch.floordiv(factor, 2)], [0, 0], 1, [1, 1])
