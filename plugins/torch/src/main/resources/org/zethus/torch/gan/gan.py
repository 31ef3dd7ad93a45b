# Short-time Fourier transform of (B, samples): magnitudes (B, frames, bins). The window is as long
# as a frame.
def stft_magnitude(self, x: Tensor, window: Tensor, hop: int, padding: int) -> Tensor:
  padded = torch.squeeze(torch.reflection_pad1d(torch.unsqueeze(x, 1), [padding, padding]), 1)
  frames = torch.unfold(padded, -1, int(torch.size(window, 0)), hop)
  return torch.abs(torch.fft_rfft(torch.mul(frames, window), None, -1, None))

# (B, samples) at half the rate: means of 4 samples, two zeros at each end counted among them.
def half_rate(self, x: Tensor) -> Tensor:
  return torch.squeeze(torch.avg_pool1d(torch.unsqueeze(x, 1), [4], [2], [2], False, True), 1)
