# Short-time Fourier transform of (B, samples): magnitudes (B, frames, bins). The window is as long
# as a frame.
def stft_magnitude(self, x: Tensor, window: Tensor, hop: int, padding: int) -> Tensor:
  padded = torch.squeeze(torch.reflection_pad1d(torch.unsqueeze(x, 1), [padding, padding]), 1)
  frames = torch.unfold(padded, -1, int(torch.size(window, 0)), hop)
  return torch.abs(torch.fft_rfft(torch.mul(frames, window), None, -1, None))
