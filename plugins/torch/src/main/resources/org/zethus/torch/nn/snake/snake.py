# Snake activations and the filters around them. Signals are (B, C, T); what is learned per channel
# is (C, 1).

def frequency(self, alpha: Tensor, log_scale: bool) -> Tensor:
  if log_scale:
    alpha = torch.exp(alpha)
  return torch.unsqueeze(alpha, -1)

# 1 / beta, finite where beta is 0.
def amplitude(self, beta: Tensor, log_scale: bool) -> Tensor:
  return torch.reciprocal(torch.add(self.frequency(beta, log_scale), 1e-9))

def snake(self, x: Tensor, frequency: Tensor, amplitude: Tensor) -> Tensor:
  s = torch.sin(torch.mul(x, frequency))
  return torch.addcmul(x, torch.mul(s, s), amplitude)

# The signal with its first value so many times before it, and its last behind it up to a length.
def continued(self, x: Tensor, before: int, length: int) -> Tensor:
  after = length - before - int(torch.size(x, -1))
  first = torch.expand(torch.slice(x, -1, 0, 1), [-1, -1, before])
  last = torch.expand(torch.slice(x, -1, -1), [-1, -1, after])
  return torch.cat([first, x, last], -1)

# A filter as the product of windows of the signal, one every step samples, with a matrix (inputs,
# outputs); the first window begins before the signal.
def filtered(self, x: Tensor, matrix: Tensor, step: int, before: int, length: int) -> Tensor:
  window = int(torch.size(matrix, 0))
  per_window = int(torch.size(matrix, 1))
  windows = (length + per_window - 1) // per_window
  # Where the last window ends before the signal does, no output needs the rest.
  whole = ops.prim.max((windows - 1) * step + window, before + int(torch.size(x, -1)))
  seen = torch.slice(torch.unfold(self.continued(x, before, whole), -1, window, step), 2, 0, windows)
  return torch.slice(torch.flatten(torch.matmul(seen, matrix), 2, 3), -1, 0, length)

# Up, snake and down on a few windows at a time. A window's upsampled samples begin up_before its
# own and go on as far as its outputs need; those outside the signal are its first or last one.
def antialiased(self, x: Tensor, frequency: Tensor, amplitude: Tensor, up: Tensor, down: Tensor, before: int, up_before: int, ratio: int, cached: int) -> Tensor:
  shape = torch.size(x)
  rows = shape[0] * shape[1]
  length = shape[2]
  window = int(torch.size(up, 0))
  ups = int(torch.size(up, 1))
  block = int(torch.size(down, 1))
  blocks = (length + block - 1) // block
  signal = torch.squeeze(self.continued(torch.reshape(x, [1, rows, length]), before, (blocks - 1) * block + window), 0)
  frequencies = torch.unsqueeze(torch.repeat(frequency, [shape[0], 1]), -1)
  amplitudes = torch.unsqueeze(torch.repeat(amplitude, [shape[0], 1]), -1)
  y = torch.new_empty(x, [rows, blocks * block])
  rows_at_once = ops.prim.max(1, cached // blocks)
  blocks_at_once = ops.prim.min(blocks, cached)
  for row in range(0, rows, rows_at_once):
    end_row = ops.prim.min(row + rows_at_once, rows)
    for begin in range(0, blocks, blocks_at_once):
      end = ops.prim.min(begin + blocks_at_once, blocks)
      count = (end_row - row) * (end - begin)
      part = torch.slice(torch.slice(signal, 0, row, end_row), 1, begin * block, (end - 1) * block + window)
      seen = torch.reshape(torch.unfold(part, 1, window, block), [count, window])
      u = torch.view(torch.mm(seen, up), [end_row - row, end - begin, ups])
      if begin == 0:
        first = torch.slice(u, 1, 0, 1)
        _ = torch.copy_(torch.slice(first, 2, 0, up_before), torch.slice(first, 2, up_before, up_before + 1))
      # The last window, and the one before it where the last has few samples of its own.
      for back in range(2):
        b = blocks - 1 - back
        end_of_signal = ratio * (length - block * b) + up_before
        if b >= begin and b < end and end_of_signal < ups:
          last = torch.slice(u, 1, b - begin, b - begin + 1)
          _ = torch.copy_(torch.slice(last, 2, end_of_signal), torch.slice(last, 2, end_of_signal - 1, end_of_signal))
      s = torch.mul(u, torch.slice(frequencies, 0, row, end_row))
      _ = torch.square_(torch.sin_(s))
      _ = torch.addcmul_(u, s, torch.slice(amplitudes, 0, row, end_row))
      made = torch.slice(torch.slice(y, 0, row, end_row), 1, begin * block, end * block)
      _ = torch.mm(torch.view(u, [count, ups]), down, out=torch.view(made, [count, block]))
  return torch.reshape(torch.slice(y, 1, 0, length), shape)
