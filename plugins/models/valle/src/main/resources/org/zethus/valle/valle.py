# Who sees whom while the first codebook is predicted: text sees all text, sound sees all text and sound up to
# itself, nobody sees padding. text (B, S) and sound (B, T) are not 0 where real; (B, 1, S + T, S + T).
def visible(self, text: Tensor, sound: Tensor) -> Tensor:
  b, s, t = torch.size(text, 0), torch.size(text, 1), torch.size(sound, 1)
  phones = torch.unsqueeze(torch.ne(text, 0), 1)
  frames = torch.unsqueeze(torch.ne(sound, 0), 1)
  earlier = torch.tril(torch.new_ones(text, [t, t], dtype=11))
  by_text = torch.cat([torch.expand(phones, [b, s, s]), torch.new_zeros(text, [b, s, t], dtype=11)], 2)
  by_sound = torch.cat([torch.expand(phones, [b, t, s]), torch.__and__(frames, earlier)], 2)
  return torch.unsqueeze(torch.cat([by_text, by_sound], 1), 1)
