# The sum of frames (B, T, window) that begin hop samples after one another: (B, (T - 1) * hop +
# window, rounded up to hops). Each frame is cut into hops, and hop r of all frames is added at once.
def overlap_add(self, frames: Tensor, hop: int) -> Tensor:
  count = int(torch.size(frames, 1))
  length = int(torch.size(frames, 2))
  hops = torch.floordiv(torch.sub(torch.add(length, hop), 1), hop)
  whole = torch.constant_pad_nd(frames, [0, torch.sub(torch.mul(hops, hop), length)], 0)
  total = torch.constant_pad_nd(torch.slice(whole, 2, 0, hop), [0, 0, 0, torch.sub(hops, 1)], 0)
  for r in range(1, hops):
    part = torch.slice(whole, 2, r * hop, (r + 1) * hop)
    total = torch.add(total, torch.constant_pad_nd(part, [0, 0, r, hops - 1 - r], 0))
  return torch.flatten(total, 1)

# Magnitudes and phases (B, T, bins) to samples (B, samples).
def inverse_stft(self, magnitudes: Tensor, phases: Tensor, window: Tensor, hop: int, start: int, samples: int) -> Tensor:
  spectrum = torch.polar(magnitudes, phases)
  frames = torch.mul(torch.fft_irfft(spectrum, int(torch.size(window, 0)), -1, None), window)
  squares = torch.expand(torch.mul(window, window), [1, int(torch.size(frames, 1)), int(torch.size(window, 0))])
  summed = torch.slice(self.overlap_add(frames, hop), 1, start, start + samples)
  return torch.div(summed, torch.slice(self.overlap_add(squares, hop), 1, start, start + samples))
