# TorchScript as its archives hold it.

# Layer norm over the last dimension of (B, T, D); style (B, 2 D) is the scale and the shift.
def styled_norm(self, x: Tensor, style: Tensor, eps: float) -> Tensor:
  scale, shift, = torch.chunk(torch.unsqueeze(style, 1), 2, -1)
  normed = torch.layer_norm(x, [int(torch.size(x, -1))], None, None, eps)
  return normed * scale + shift

# Layer norm over the channels of (B, C, T); style (B, 2 C).
def toned(self, x: Tensor, style: Tensor, eps: float) -> Tensor:
  return torch.transpose(self.styled_norm(torch.transpose(x, 1, 2), style, eps), 1, 2)

# The value of x with the opposite of its gradient: 2 x - x is exact.
def reversed_gradient(self, x: Tensor) -> Tensor:
  return torch.sub(torch.mul(torch.detach(x), 2), x)

# Short-time spectrum of (B, N): power (B, bins, frames), with so many reflected samples at either
# end and the window in the middle of a frame.
def power(self, x: Tensor, window: Tensor, n_fft: int, hop: int, padding: int) -> Tensor:
  missing = n_fft - int(torch.size(window, 0))
  whole = torch.constant_pad_nd(window, [missing // 2, missing - missing // 2], 0)
  padded = torch.squeeze(torch.reflection_pad1d(torch.unsqueeze(x, 1), [padding, padding]), 1)
  spectrum = torch.fft_rfft(torch.mul(torch.unfold(padded, -1, n_fft, hop), whole), None, -1, None)
  return torch.transpose(torch.square(torch.abs(spectrum)), 1, 2)

# Log-mel frames of magnitudes: (B, bands, frames); bands are (bands, bins).
def log_mel(self, x: Tensor, window: Tensor, bands: Tensor, n_fft: int, hop: int) -> Tensor:
  power = self.power(x, window, n_fft, hop, (n_fft - hop) // 2)
  mel = torch.matmul(bands, torch.sqrt(torch.add(power, 1e-9)))
  return torch.log(torch.clamp_min(mel, 1e-5))

# Snake at twice the rate, between two low-pass filters (1, 1, 12). alpha and beta: (C), logarithms.
def activation(self, x: Tensor, alpha: Tensor, beta: Tensor, up: Tensor, down: Tensor) -> Tensor:
  channels = int(torch.size(x, 1))
  u = torch.conv_transpose1d(torch.replication_pad1d(x, [5, 5]), torch.expand(up, [channels, -1, -1]), None, [2], [0], [0], channels, [1])
  u = torch.slice(torch.mul(u, 2), -1, 15, -15)
  amplitude = torch.reciprocal(torch.add(torch.exp(torch.unsqueeze(beta, -1)), 1e-9))
  s = torch.pow(torch.sin(torch.mul(u, torch.exp(torch.unsqueeze(alpha, -1)))), 2)
  bent = torch.add(u, torch.mul(amplitude, s))
  return torch.conv1d(torch.replication_pad1d(bent, [5, 6]), torch.expand(down, [channels, -1, -1]), None, [2], [0], [1], channels)

# How far told F0 (B, T) is from what it was where there was a voice; voiced (B, T) is 1 there, else 0.
def f0_loss(self, told: Tensor, f0: Tensor, voiced: Tensor) -> Tensor:
  distances = torch.mul(torch.smooth_l1_loss(told, f0, 0, 1.), voiced)
  return torch.div(torch.sum(distances), torch.clamp_min(torch.sum(voiced), 1.))

def unvoiced_loss(self, told: Tensor, voiced: Tensor) -> Tensor:
  return torch.binary_cross_entropy_with_logits(told, torch.rsub(voiced, 1), None, None, 1)

# Told phones (B, T, phones) and what was said, (B, T), -1 where that is not known.
def phone_loss(self, told: Tensor, phones: Tensor) -> Tensor:
  wrong = torch.cross_entropy_loss(torch.transpose(told, 1, 2), phones, None, 2, -1, 0.)
  return torch.div(wrong, torch.clamp_min(torch.sum(torch.ge(phones, 0)), 1))

# Told speakers (B, speakers) and who it was, (B).
def speaker_loss(self, told: Tensor, speakers: Tensor) -> Tensor:
  return torch.cross_entropy_loss(told, speakers, None, 1, -100, 0.)
