# (B, heads * d, T) to (B, heads, T, d).
def heads_last(self, x: Tensor, heads: int) -> Tensor:
  b = torch.size(x, 0)
  return torch.transpose(torch.view(x, [b, heads, torch.size(x, 1) // heads, torch.size(x, 2)]), 2, 3)

# (B, H, T, 2 T - 1) by distance to (B, H, T, T) by position.
def to_positions(self, x: Tensor) -> Tensor:
  b, h, t = torch.size(x, 0), torch.size(x, 1), torch.size(x, 2)
  flat = torch.view(torch.constant_pad_nd(x, [0, 1]), [b, h, t * 2 * t])
  skewed = torch.view(torch.constant_pad_nd(flat, [0, t - 1]), [b, h, t + 1, 2 * t - 1])
  return torch.slice(torch.slice(skewed, 2, 0, t), 3, t - 1)

# (B, H, T, T) by position to (B, H, T, 2 T - 1) by distance.
def to_distances(self, x: Tensor) -> Tensor:
  b, h, t = torch.size(x, 0), torch.size(x, 1), torch.size(x, 2)
  flat = torch.view(torch.constant_pad_nd(x, [0, t - 1]), [b, h, t * (2 * t - 1)])
  skewed = torch.view(torch.constant_pad_nd(flat, [t, 0]), [b, h, t, 2 * t])
  return torch.slice(skewed, 3, 1)

# Scaled dot-product attention over (B, C, T) with masked scores -1e4. relative_keys and relative_values
# (1 or heads, 2 window + 1, d) are added where query and key are at most window apart.
def relative(self, q: Tensor, k: Tensor, v: Tensor, mask: Tensor, heads: int, bias: Tensor, dropout: float, relative_keys: Optional[Tensor]=None, relative_values: Optional[Tensor]=None) -> Tensor:
  channels, t, s = torch.size(q, 1), torch.size(q, 2), torch.size(k, 2)
  query = self.heads_last(q, heads) * (channels // heads) ** -0.5
  scores = torch.matmul(query, torch.transpose(self.heads_last(k, heads), 2, 3)) + bias
  if relative_keys is not None:
    window = torch.size(relative_keys, 1) // 2
    by_distance = torch.matmul(query, torch.transpose(relative_keys, 1, 2))
    scores = scores + self.to_positions(torch.constant_pad_nd(by_distance, [t - 1 - window, t - 1 - window]))
  weights = torch.softmax(torch.masked_fill(scores, torch.eq(mask, 0), -1e4), -1)
  weights = torch.dropout(weights, dropout, torch.gt(dropout, 0.))
  out = torch.matmul(weights, self.heads_last(v, heads))
  if relative_values is not None:
    window = torch.size(relative_values, 1) // 2
    by_distance = torch.constant_pad_nd(self.to_distances(weights), [window + 1 - t, window + 1 - t])
    out = out + torch.matmul(by_distance, relative_values)
  return torch.reshape(torch.transpose(out, 2, 3), [torch.size(q, 0), channels, t])

# (B, T, heads * d) to (B, heads, T, d).
def split_heads(self, x: Tensor, heads: int) -> Tensor:
  b, t = torch.size(x, 0), torch.size(x, 1)
  return torch.transpose(torch.view(x, [b, t, heads, torch.size(x, 2) // heads]), 1, 2)

# Scaled dot-product attention of (B, T, D) over (B, S, D), projected; visible (B or 1, heads or 1, T, S) is true where a query may see a key.
def attend(self, q: Tensor, k: Tensor, v: Tensor, out_weight: Tensor, out_bias: Tensor, heads: int, dropout: float, visible: Optional[Tensor]=None) -> Tensor:
  o = torch.scaled_dot_product_attention(self.split_heads(q, heads), self.split_heads(k, heads), self.split_heads(v, heads), visible, dropout)
  return torch.linear(torch.reshape(torch.transpose(o, 1, 2), torch.size(q)), out_weight, out_bias)

def self_attention(self, x: Tensor, in_weight: Tensor, in_bias: Tensor, out_weight: Tensor, out_bias: Tensor, heads: int, dropout: float, visible: Optional[Tensor]=None) -> Tensor:
  q, k, v = torch.chunk(torch.linear(x, in_weight, in_bias), 3, -1)
  return self.attend(q, k, v, out_weight, out_bias, heads, dropout, visible)

def cross_attention(self, x: Tensor, memory: Tensor, in_weight: Tensor, in_bias: Tensor, out_weight: Tensor, out_bias: Tensor, heads: int, dropout: float, visible: Optional[Tensor]=None) -> Tensor:
  d = torch.size(x, -1)
  q = torch.linear(x, torch.slice(in_weight, 0, 0, d), torch.slice(in_bias, 0, 0, d))
  k, v = torch.chunk(torch.linear(memory, torch.slice(in_weight, 0, d), torch.slice(in_bias, 0, d)), 2, -1)
  return self.attend(q, k, v, out_weight, out_bias, heads, dropout, visible)

# Queries, keys and values of (B, T, D), each (B, heads, T, d).
def queries_keys_values(self, x: Tensor, in_weight: Tensor, in_bias: Tensor, heads: int) -> List[Tensor]:
  q, k, v, = torch.chunk(torch.linear(x, in_weight, in_bias), 3, -1)
  return [self.split_heads(q, heads), self.split_heads(k, heads), self.split_heads(v, heads)]

# Scaled dot-product attention of queries over keys and values split into heads, projected.
def attend_split(self, q: Tensor, k: Tensor, v: Tensor, out_weight: Tensor, out_bias: Tensor, visible: Optional[Tensor]=None) -> Tensor:
  o = torch.scaled_dot_product_attention(q, k, v, visible)
  return torch.linear(torch.flatten(torch.transpose(o, 1, 2), 2), out_weight, out_bias)

# Writes x (B, heads, N, d) into a larger array's positions from at on; all up to there, in the same
# memory.
def append(self, room: Tensor, x: Tensor, at: int) -> Tensor:
  count = torch.size(x, 2)
  _0 = torch.copy_(torch.narrow(room, 2, at, count), x)
  return torch.narrow(room, 2, 0, at + count)

# The first so many positions of (B, heads, T, d), in the same memory.
def first(self, x: Tensor, positions: int) -> Tensor:
  return torch.narrow(x, 2, 0, positions)
