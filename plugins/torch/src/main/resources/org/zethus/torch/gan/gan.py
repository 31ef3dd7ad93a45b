# Short-time Fourier transform of (B, samples): magnitudes (B, frames, bins). The window is as long
# as a frame.
def stft_magnitude(self, x: Tensor, window: Tensor, hop: int, padding: int) -> Tensor:
  padded = torch.squeeze(torch.reflection_pad1d(torch.unsqueeze(x, 1), [padding, padding]), 1)
  frames = torch.unfold(padded, -1, int(torch.size(window, 0)), hop)
  return torch.abs(torch.fft_rfft(torch.mul(frames, window), None, -1, None))

# (B, samples) at half the rate: means of 4 samples, two zeros at each end counted among them.
def half_rate(self, x: Tensor) -> Tensor:
  return torch.squeeze(torch.avg_pool1d(torch.unsqueeze(x, 1), [4], [2], [2], False, True), 1)

# Short-time Fourier transform of (B, samples) without padding: (B, 2, frames, bins), real and
# imaginary. The window lies in the middle of a frame and is scaled to an energy of 1.
def complex_stft(self, x: Tensor, window: Tensor, n_fft: int, hop: int) -> Tensor:
  missing = n_fft - int(torch.size(window, 0))
  left = missing // 2
  scaled = torch.div(window, torch.sqrt(torch.sum(torch.mul(window, window))))
  frames = torch.mul(torch.unfold(x, -1, n_fft, hop), torch.constant_pad_nd(scaled, [left, missing - left], 0))
  return torch.permute(torch.view_as_real(torch.fft_rfft(frames, None, -1, None)), [0, 3, 1, 2])

# A signal (B, samples) at twice its rate, by two phases of a filter (2, 1, taps).
def doubled(self, x: Tensor, kernel: Tensor) -> Tensor:
  reach = int(torch.size(kernel, 2)) // 2
  phases = torch.conv1d(torch.unsqueeze(x, 1), kernel, None, [1], [reach], [1], 1)
  return torch.flatten(torch.transpose(phases, 1, 2), 1, 2)

# A signal (B, samples) through a filter (1, 1, taps), of which one sample in so many is kept.
def decimated(self, x: Tensor, kernel: Tensor, factor: int) -> Tensor:
  padding = (int(torch.size(kernel, 2)) - 1) // 2
  return torch.squeeze(torch.conv1d(torch.unsqueeze(x, 1), kernel, None, [factor], [padding], [1], 1), 1)

# One octave of a constant-Q transform of (B, samples): (B, 2, frames, bins). Kernels are (bins, 1,
# taps).
def octave(self, x: Tensor, real: Tensor, imag: Tensor, hop: int) -> Tensor:
  bins = int(torch.size(real, 0))
  kernels = torch.cat([real, torch.neg(imag)], 0)
  y = torch.conv1d(torch.unsqueeze(x, 1), kernels, None, [hop], [int(torch.size(real, 2)) // 2], [1], 1)
  return torch.transpose(torch.view(y, [int(torch.size(y, 0)), 2, bins, int(torch.size(y, 2))]), 2, 3)

# Bins as librosa scales them: by the roots of their windows' lengths, and for a slowed signal.
def scaled_bins(self, bins: Tensor, lengths: Tensor, slowed: float) -> Tensor:
  return torch.mul(bins, torch.mul(torch.sqrt(lengths), slowed))

# Signals (B, samples) without an offset, and with this peak.
def levelled(self, x: Tensor, peak: float) -> Tensor:
  centred = torch.sub(x, torch.mean(x, [-1], True))
  top, place, = torch.max(torch.abs(centred), -1, True)
  return torch.div(torch.mul(centred, peak), torch.add(top, 1e-9))

# Short-time Fourier transform of (B, samples) with as many frames as hops, the last one filled up:
# (B, 2, frames, bins), real and imaginary. The window is as long as a frame.
def hopped_stft(self, x: Tensor, window: Tensor, hop: int) -> Tensor:
  size, samples = int(torch.size(window, 0)), int(torch.size(x, -1))
  side = (size - hop) // 2
  missing = (samples + hop - 1) // hop * hop - samples
  padded = torch.squeeze(torch.reflection_pad1d(torch.unsqueeze(x, 1), [side, side + missing]), 1)
  frames = torch.mul(torch.unfold(padded, -1, size, hop), window)
  return torch.permute(torch.view_as_real(torch.fft_rfft(frames, None, -1, None)), [0, 3, 1, 2])
