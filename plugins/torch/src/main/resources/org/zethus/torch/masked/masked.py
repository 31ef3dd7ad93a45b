# Masked generative modelling. Shapes are (B, T): batch, frames, and V symbols.

# The probability with which a symbol is hidden at the time t.
def hidden(self, t: Tensor) -> Tensor:
  return torch.sin(torch.div(torch.mul(t, 3.141592653589793), 2))

# Classifier-free guidance of hidden states; the standard deviations are over all of them.
def guided(self, conditioned: Tensor, unconditioned: Tensor, scale: float, rescale: float) -> Tensor:
  pushed = torch.add(conditioned, torch.mul(torch.sub(conditioned, unconditioned), scale))
  rescaled = torch.div(torch.mul(pushed, torch.std(conditioned)), torch.std(pushed))
  return torch.add(torch.mul(rescaled, rescale), torch.mul(pushed, 1.0 - rescale))

# The count largest logits of each frame, the largest first, and their symbols. What follows works
# on these few alone; the others have no probability.
def largest(self, logits: Tensor, count: int) -> List[Tensor]:
  values, symbols, = torch.topk(logits, count, -1, True, True)
  return [values, symbols]

# Gumbel noise of uniform numbers.
def gumbel(self, uniform: Tensor) -> Tensor:
  return torch.neg(torch.log(torch.add(torch.neg(torch.log(torch.add(uniform, 1e-10))), 1e-10)))

# Which of the largest a draw by the Gumbel-max trick takes, (B, T, 1); uniform has a number for each
# symbol there is.
def drawn(self, largest: Tensor, symbols: Tensor, uniform: Tensor, temperature: float) -> Tensor:
  noise = self.gumbel(torch.gather(uniform, -1, symbols))
  return torch.argmax(torch.add(torch.div(largest, temperature), noise), -1, True)

def likeliest(self, largest: Tensor) -> Tensor:
  return torch.argmax(largest, -1, True)

# known, and where masked the symbols taken.
def fill(self, known: Tensor, masked: Tensor, symbols: Tensor, taken: Tensor) -> Tensor:
  return torch.where(masked, torch.squeeze(torch.gather(symbols, -1, taken), -1), known)

# Which count frames to hide again: the least sure ones among those just filled, under noise.
def hide_again(self, largest: Tensor, taken: Tensor, masked: Tensor, uniform: Tensor, temperature: float, count: int) -> Tensor:
  chosen = torch.squeeze(torch.gather(torch.softmax(largest, -1), -1, taken), -1)
  sureness = torch.add(torch.mul(self.gumbel(uniform), temperature), chosen)
  doubt = torch.masked_fill(torch.rsub(sureness, 1.0), torch.logical_not(masked), -3.4028234663852886e+38)
  values, indices, = torch.topk(doubt, count, -1, True, True)
  return torch.scatter(torch.zeros_like(masked), 1, indices, True)

def clear(self, ids: Tensor, masked: Tensor) -> Tensor:
  return torch.masked_fill(ids, masked, 0)

# Cross entropy of logits (B, T, V) where hidden (B, T) is 1, the mean over these frames.
def cross_entropy(self, logits: Tensor, ids: Tensor, hidden: Tensor) -> Tensor:
  likelihood = torch.squeeze(torch.gather(torch.log_softmax(logits, -1), -1, torch.unsqueeze(ids, -1)), -1)
  total = torch.sum(torch.mul(torch.neg(likelihood), hidden))
  return torch.div(total, torch.clamp_min(torch.sum(hidden), 1.0))
