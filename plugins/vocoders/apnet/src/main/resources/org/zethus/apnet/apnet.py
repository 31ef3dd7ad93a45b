# Spectra and losses of APNet. Spectra are (B, bins, T), waveforms (B, samples).

def angle(self, imag: Tensor, real: Tensor) -> Tensor:
  return torch.atan2(imag, real)

# [log-amplitude, phase, real part, imaginary part]
def spectrum(self, x: Tensor, window: Tensor, hop: int, padding: int) -> List[Tensor]:
  padded = torch.squeeze(torch.reflection_pad1d(torch.unsqueeze(x, 1), [padding, padding]), 1)
  frames = torch.mul(torch.unfold(padded, -1, int(torch.size(window, 0)), hop), window)
  parts = torch.view_as_real(torch.transpose(torch.fft_rfft(frames, None, -1, None), 1, 2))
  real = torch.select(parts, -1, 0)
  imag = torch.select(parts, -1, 1)
  log_amplitude = torch.log(torch.add(torch.hypot(real, imag), 1e-5))
  return [log_amplitude, torch.atan2(imag, real), real, imag]

# Differences of neighbours along a dimension, from one before the first, which is 0.
def steps(self, x: Tensor, dim: int) -> Tensor:
  last = torch.size(x, dim) - 1
  return torch.cat([torch.slice(x, dim, 0, 1), torch.sub(torch.slice(x, dim, 1), torch.slice(x, dim, 0, last))], dim)

def anti_wrapped(self, x: Tensor) -> Tensor:
  return torch.neg(torch.mean(torch.cos(x)))

# Instantaneous phase, group delay (along bins), phase time difference (along frames).
def phase_loss(self, real: Tensor, fake: Tensor) -> Tensor:
  difference = torch.sub(real, fake)
  delays = torch.add(self.anti_wrapped(self.steps(difference, 1)), self.anti_wrapped(self.steps(difference, 2)))
  return torch.mul(torch.add(self.anti_wrapped(difference), delays), 100.)

def amplitude_loss(self, real: Tensor, fake: Tensor) -> Tensor:
  return torch.mul(torch.mse_loss(real, fake), 45.)

# How far the spectrum is from the one of the waveform made of it, and from the recording's. Each is
# [real part, imaginary part].
def consistency_loss(self, recorded: List[Tensor], made: List[Tensor], heard: List[Tensor]) -> Tensor:
  consistent = torch.add(torch.mse_loss(made[0], heard[0]), torch.mse_loss(made[1], heard[1]))
  alike = torch.add(torch.l1_loss(recorded[0], made[0]), torch.l1_loss(recorded[1], made[1]))
  return torch.mul(torch.add(consistent, torch.mul(alike, 2.25)), 20.)
