# Optimisers over lists of parameters, one call per update. TorchScript as its archives hold it.
#
# The compiler drops an in-place operator on a list that was built here as if nobody saw its effect:
# lists that are written to must come in as arguments.

# d loss / d parameter for each parameter; zeros where the loss does not depend on it. Frees the
# graph. Nothing but these is computed: a generator's step costs no gradients of discriminators. A
# gradient may come as a view, e.g. expanded; the fused optimisers read plain memory.
def gradients(self, loss: Tensor, params: List[Tensor]) -> List[Tensor]:
  found = torch.grad([loss], params, None, False, False, True)
  grads = annotate(List[Tensor], [])
  for i in range(torch.len(params)):
    g = found[i]
    if torch.__is__(g, None):
      grad = torch.zeros_like(params[i])
    else:
      grad = torch.contiguous(unchecked_cast(Tensor, g))
    _ = torch.append(grads, grad)
  return grads

# Adds further gradients to sums.
def add_gradients(self, loss: Tensor, params: List[Tensor], sums: List[Tensor]) -> Tensor:
  torch._foreach_add_(sums, self.gradients(loss, params))
  return loss

# The norm of all gradients as one vector.
def global_norm(self, grads: List[Tensor]) -> Tensor:
  return torch.norm(torch.stack(torch._foreach_norm(grads)))

# What to divide gradients by, so that their global norm is at most max_norm; 0 is no limit.
def divisor(self, norm: Tensor, max_norm: float) -> Tensor:
  if torch.gt(max_norm, 0.):
    divisor = torch.clamp_min(torch.div(torch.add(norm, 1e-6), max_norm), 1.)
  else:
    divisor = torch.ones_like(norm)
  return divisor

# The number of this update, from 1, once for each parameter.
def repeat_step(self, step: int, norm: Tensor, params: List[Tensor]) -> List[Tensor]:
  shared = torch.full_like(norm, float(step))
  steps = annotate(List[Tensor], [])
  for i in range(torch.len(params)):
    _ = torch.append(steps, shared)
  return steps

# Kingma & Ba 2015, algorithm 1, with the gradient's L2 penalty where weight_decay is not 0.
def adam(self, params: List[Tensor], grads: List[Tensor], exp_avg: List[Tensor], exp_avg_sq: List[Tensor], step: int, lr: float, beta1: float, beta2: float, eps: float, weight_decay: float, max_norm: float) -> Tensor:
  norm = self.global_norm(grads)
  torch._fused_adam_(params, grads, exp_avg, exp_avg_sq, annotate(List[Tensor], []), self.repeat_step(step, norm, params), lr=lr, beta1=beta1, beta2=beta2, weight_decay=weight_decay, eps=eps, amsgrad=False, maximize=False, grad_scale=self.divisor(norm, max_norm))
  return norm

# Loshchilov & Hutter 2019, algorithm 2: weights decay by themselves, not through the gradient.
def adamw(self, params: List[Tensor], grads: List[Tensor], exp_avg: List[Tensor], exp_avg_sq: List[Tensor], step: int, lr: float, beta1: float, beta2: float, eps: float, weight_decay: float, max_norm: float) -> Tensor:
  norm = self.global_norm(grads)
  torch._fused_adamw_(params, grads, exp_avg, exp_avg_sq, annotate(List[Tensor], []), self.repeat_step(step, norm, params), lr=lr, beta1=beta1, beta2=beta2, weight_decay=weight_decay, eps=eps, amsgrad=False, maximize=False, grad_scale=self.divisor(norm, max_norm))
  return norm

# Adam that shrinks a tensor by 1 - weight_decay while the root mean square of its elements exceeds
# target_rms; single numbers never shrink.
def eve(self, params: List[Tensor], grads: List[Tensor], exp_avg: List[Tensor], exp_avg_sq: List[Tensor], step: int, lr: float, beta1: float, beta2: float, eps: float, weight_decay: float, target_rms: float, max_norm: float) -> Tensor:
  for i in range(torch.len(params)):
    p = params[i]
    if torch.gt(torch.numel(p), 1):
      large = torch.gt(torch.norm(p), target_rms * float(torch.numel(p)) ** 0.5)
      _ = torch.mul_(p, torch.rsub(torch.mul(large, weight_decay), 1))
  return self.adam(params, grads, exp_avg, exp_avg_sq, step, lr, beta1, beta2, eps, 0., max_norm)

# After the update: average = decay * average + (1 - decay) * parameter.
def average(self, averages: List[Tensor], params: List[Tensor], decay: float) -> Tensor:
  torch._foreach_lerp_(averages, params, 1. - decay)
  return averages[0]

# Exchanges the values of two lists, bit by bit.
def swap(self, a: List[Tensor], b: List[Tensor]) -> Tensor:
  for i in range(torch.len(a)):
    kept = torch.clone(a[i])
    _ = torch.copy_(a[i], b[i])
    _1 = torch.copy_(b[i], kept)
  return a[0]
