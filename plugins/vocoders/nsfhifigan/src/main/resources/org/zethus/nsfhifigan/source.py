# Sines at F0 and its multiples. T frames, D sines, N = T * samples per frame. A turn is one period.

# (B, T, D) turns per sample, of (B, T) Hz.
def turns(self, f0: Tensor, initial: Tensor, sample_rate: float) -> Tensor:
  multiples = torch.unsqueeze(torch.cumsum(torch.ones_like(initial), 1), 1)
  turns = torch.remainder(torch.div(torch.mul(torch.unsqueeze(f0, -1), multiples), sample_rate), 1.)
  overtones = torch.unsqueeze(torch.mul(initial, torch.clamp(torch.sub(torch.cumsum(torch.ones_like(initial), 1), 1), 0, 1)), 1)
  first = torch.add(torch.slice(turns, 1, 0, 1), overtones)
  return torch.cat([first, torch.slice(turns, 1, 1)], 1)

# (B, T, D) turns before each frame; whole ones do not matter.
def starts(self, turns: Tensor, samples: int) -> Tensor:
  precise = torch.to(turns, 7)
  before = torch.sub(torch.cumsum(precise, 1), precise)
  return torch.remainder(torch.mul(before, samples), 1.)

# (B, T, 1): 1 where there is voice.
def voiced(self, f0: Tensor) -> Tensor:
  return torch.unsqueeze(torch.to(torch.gt(f0, 0), 6), -1)

# (B, N, D); the noise is louder where it is all there is.
def sines(self, turns: Tensor, starts: Tensor, voiced: Tensor, noise: Tensor, samples: int, amplitude: float, deviation: float) -> Tensor:
  shape = [torch.size(turns, 0), torch.size(turns, 1), samples, torch.size(turns, 2)]
  count = torch.unsqueeze(torch.cumsum(torch.new_ones(starts, [samples]), 0), -1)
  phase = torch.remainder(torch.add(torch.unsqueeze(starts, 2), torch.mul(torch.unsqueeze(torch.to(turns, 7), 2), count)), 1.)
  sines = torch.mul(torch.sin(torch.mul(torch.to(phase, 6), 6.283185307179586)), amplitude)
  there = torch.unsqueeze(voiced, 2)
  loudness = torch.add(torch.mul(there, deviation), torch.mul(torch.rsub(there, 1), amplitude / 3.))
  return torch.flatten(torch.add(torch.mul(sines, there), torch.mul(loudness, torch.view(noise, shape))), 1, 2)

# (B, 1, N) of (B, N, D).
def merge(self, sines: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
  return torch.transpose(torch.tanh(torch.linear(sines, weight, bias)), 1, 2)
