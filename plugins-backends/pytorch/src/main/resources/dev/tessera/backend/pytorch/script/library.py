# Functions that generated scripts call, in TorchScript.

def quick_gelu(x: Tensor) -> Tensor:
  # rounded once, at the end
  wide = x.to(6)
  return (wide * torch.sigmoid(wide * 1.702)).to(x.dtype)


def packed_linear(x: Tensor, weight: Tensor, bias: Optional[Tensor], features: int) -> Tensor:
  # oneDNN does not take zero rows, and reads the matrix a fifth to a third faster for six rows than for one
  rows = x.size(0)
  if x.numel() == 0:
    y = x.new_empty(x.size()[:-1] + [features])
  elif x.dim() == 2 and rows < 6:
    padded = torch.constant_pad_nd(x, [0, 0, 0, 6 - rows])
    y = ops.mkldnn._linear_pointwise(padded, weight, bias, "none", [], "").narrow(0, 0, rows)
  else:
    y = ops.mkldnn._linear_pointwise(x, weight, bias, "none", [], "")
  return y


def top_k_of_few(x: Tensor, count: int) -> Tensor:
  # the key of an element is larger for a larger element, and among equals for a lower index
  width = x.size(-1)
  # the sum makes a negative zero a positive one
  wide = torch.add(torch.to(x, 6), 0.).contiguous()
  bits = torch.empty([0], dtype=3).set_(wide, 0, wide.size(), wide.stride())
  ordered = torch.where(bits < 0, torch.bitwise_xor(bits, 2147483647), bits)
  places = torch.arange(width - 1, -1, -1, device=x.device)
  keys = torch.topk(ordered.to(4) * 4294967296 + places, count, -1, True, True)[0]
  return width - 1 - torch.bitwise_and(keys, 4294967295)


def top_k_of_many(x: Tensor, count: int) -> Tensor:
  # where an element is among the first, so is its group of 64 by the groups' largest elements
  groups = x.view([-1, x.size(1) // 64, 64])
  best = torch.sort(__torch__.top_k_of_few(torch.amax(groups, [-1]), count), -1)[0].unsqueeze(-1)
  candidates = torch.gather(groups, 1, best.expand([-1, -1, 64])).flatten(1)
  indices = (best * 64 + torch.arange(64, device=x.device)).flatten(1)
  return torch.gather(indices, 1, __torch__.top_k_of_few(candidates, count))


def top_k(x: Tensor, count: int) -> Tensor:
  width = x.size(-1)
  if width < 256 * count or x.numel() == 0:
    top = __torch__.top_k_of_few(x, count)
  else:
    # what is added comes last, so that it is chosen after all that is there
    rest = 63 - (width - 1) % 64
    rows = x.reshape([-1, width])
    full = rows if rest == 0 else torch.constant_pad_nd(rows, [0, rest], -inf)
    top = __torch__.top_k_of_many(full, count).view(x.size()[:-1] + [count])
  return top


class Turns(NamedTuple):
  # for each feature of a token, [tokens, 1, width]: the factors of itself and of its partner
  own : Tensor
  partner : Tensor


def turns(cosines: Tensor, sines: Tensor) -> __torch__.Turns:
  own = torch.cat([cosines, cosines], -1).unsqueeze(1)
  partner = torch.cat([-sines, sines], -1).unsqueeze(1)
  return __torch__.Turns(own, partner)


def rotate(x: Tensor, factors: __torch__.Turns) -> Tensor:
  partners = torch.roll(x, [x.size(2) // 2], [2])
  return torch.addcmul(x * factors.own, partners, factors.partner).to(x.dtype)


def segment_lengths(starts: Tensor) -> List[int]:
  return annotate(List[int], torch.diff(starts).tolist())


def split_segments(x: Tensor, start: int, count: int, length: int) -> Tensor:
  # [count, heads, length, width]
  return x.narrow(0, start, count * length).reshape([count, length, x.size(1), x.size(2)]).transpose(1, 2)


def segment_attention(query: Tensor, key: Tensor, value: Tensor, queries: List[int], keys: List[int], scale: float) -> Tensor:
  parts = annotate(List[Tensor], [])
  first_query = 0
  first_key = 0
  i = 0
  while i < len(queries):
    # neighbours of one length are computed together
    query_length = queries[i]
    key_length = keys[i]
    count = 1
    while i + count < len(queries) and queries[i + count] == query_length and keys[i + count] == key_length:
      count = count + 1
    q = __torch__.split_segments(query, first_query, count, query_length)
    k = __torch__.split_segments(key, first_key, count, key_length)
    v = __torch__.split_segments(value, first_key, count, key_length)
    y = torch.scaled_dot_product_attention(q, k, v, None, 0., False, scale=scale)
    parts.append(y.transpose(1, 2).reshape([count * query_length, query.size(1), query.size(2)]))
    first_query = first_query + count * query_length
    first_key = first_key + count * key_length
    i = i + count
  # the view refuses segments that do not cover all queries
  return (parts[0] if len(parts) == 1 else torch.cat(parts)).view(query.size())


class Alone(NamedTuple):
  # a sequence that is computed by itself: its query rows, and where the keys of its context lie
  start : int
  count : int
  context : int
  first : int
  rows : Optional[Tensor]
  mask : Optional[Tensor]


class Together(NamedTuple):
  # sequences with one query row each, and contexts of a like length, padded to the longest of them
  queries : Tensor
  rows : Tensor
  mask : Tensor


class Plan(NamedTuple):
  alone : List[__torch__.Alone]
  together : List[__torch__.Together]


def token_rows(tables: Tensor, positions: Tensor, block_size: int) -> Tensor:
  # the cache rows of tokens, [sequences, tokens]
  blocks = torch.floor_divide(positions, block_size)
  return (torch.gather(tables, 1, blocks) - blocks) * block_size + positions


def plan_alone(start: int, count: int, context: int, table: Tensor, block_size: int, dtype: int) -> __torch__.Alone:
  blocks = (context + block_size - 1) // block_size
  first = int(table[0])
  if first >= 0 and torch.equal(table[:blocks], torch.arange(first, first + blocks)):
    # one run of rows needs no copy
    rows = annotate(Optional[Tensor], None)
  else:
    rows = __torch__.token_rows(table.unsqueeze(0), torch.arange(context).unsqueeze(0), block_size).view(-1)
  if count == 1 or count == context:
    mask = annotate(Optional[Tensor], None)
  else:
    mask = torch.triu(torch.full([count, context], -inf, dtype=dtype), context - count + 1)
  return __torch__.Alone(start, count, context, first * block_size, rows, mask)


def plan_together(starts: Tensor, contexts: Tensor, tables: Tensor, block_size: int, dtype: int) -> __torch__.Together:
  last = (contexts - 1).unsqueeze(1)
  positions = torch.arange(int(torch.max(contexts))).unsqueeze(0)
  # padding repeats a sequence's own last row, for another one's might hold NaN
  rows = __torch__.token_rows(tables, torch.minimum(positions, last), block_size)
  mask = torch.zeros(rows.size(), dtype=dtype).masked_fill(positions > last, -inf)
  return __torch__.Together(starts, rows.view(-1), mask.view([rows.size(0), 1, 1, rows.size(1)]))


def attention_plan(query_starts: Tensor, context_lengths: Tensor, block_tables: Tensor, tokens: int, block_size: int, dtype: int) -> __torch__.Plan:
  starts = annotate(List[int], query_starts.tolist())
  contexts = annotate(List[int], context_lengths.tolist())
  sizes = annotate(List[int], torch.log2(context_lengths.to(6)).to(4).tolist())
  assert starts[0] == 0 and starts[-1] == tokens, "the query starts do not span all tokens"
  alone = annotate(List[__torch__.Alone], [])
  together = annotate(List[__torch__.Together], [])
  decoding = annotate(Dict[int, List[int]], {})
  for i in range(len(contexts)):
    count = starts[i + 1] - starts[i]
    assert count > 0 and contexts[i] >= count, "a sequence has no query row, or more than its context"
    if count == 1 and sizes[i] in decoding:
      decoding[sizes[i]].append(i)
    elif count == 1:
      decoding[sizes[i]] = [i]
    else:
      alone.append(__torch__.plan_alone(starts[i], count, contexts[i], block_tables[i], block_size, dtype))
  for members in decoding.values():
    if len(members) == 1:
      i = members[0]
      alone.append(__torch__.plan_alone(starts[i], 1, contexts[i], block_tables[i], block_size, dtype))
    else:
      numbers = torch.tensor(members)
      together.append(__torch__.plan_together(
          query_starts.index_select(0, numbers),
          context_lengths.index_select(0, numbers),
          block_tables.index_select(0, numbers),
          block_size,
          dtype))
  return __torch__.Plan(alone, together)


def attend_alone(query: Tensor, keys: Tensor, values: Tensor, part: __torch__.Alone, scale: float) -> Tensor:
  rows = part.rows
  if rows is None:
    k = keys.narrow(0, part.first, part.context)
    v = values.narrow(0, part.first, part.context)
  else:
    k = keys.index_select(0, rows)
    v = values.index_select(0, rows)
  key_heads = keys.size(1)
  group = query.size(1) // key_heads
  width = query.size(2)
  if part.count == 1:
    # the query heads of a key head are the rows of one product
    q = query.reshape([1, key_heads, group, width])
    y = torch.scaled_dot_product_attention(
        q, k.transpose(0, 1).unsqueeze(0), v.transpose(0, 1).unsqueeze(0), None, 0., False, scale=scale)
    attended = y.reshape(query.size())
  else:
    # key heads are repeated without a copy, by a stride of zero
    q = query.reshape([part.count, key_heads, group, width]).permute([1, 2, 0, 3])
    repeated = [key_heads, group, part.context, width]
    y = torch.scaled_dot_product_attention(
        q,
        k.transpose(0, 1).unsqueeze(1).expand(repeated),
        v.transpose(0, 1).unsqueeze(1).expand(repeated),
        part.mask,
        0.,
        part.mask is None,
        scale=scale)
    attended = y.permute([2, 0, 1, 3]).reshape(query.size())
  return attended


def attend_together(query: Tensor, keys: Tensor, values: Tensor, part: __torch__.Together, scale: float) -> Tensor:
  key_heads = keys.size(1)
  width = query.size(2)
  gathered = [part.queries.size(0), part.mask.size(3), key_heads, width]
  q = query.reshape([query.size(0), key_heads, query.size(1) // key_heads, width])
  k = keys.index_select(0, part.rows).view(gathered).transpose(1, 2)
  v = values.index_select(0, part.rows).view(gathered).transpose(1, 2)
  return torch.scaled_dot_product_attention(q, k, v, part.mask, 0., False, scale=scale).reshape(query.size())


def paged_attention(query: Tensor, keys: Tensor, values: Tensor, plan: __torch__.Plan, scale: float) -> Tensor:
  if len(plan.together) == 0 and len(plan.alone) == 1:
    attended = __torch__.attend_alone(query, keys, values, plan.alone[0], scale)
  elif len(plan.together) == 1 and len(plan.alone) == 0:
    attended = __torch__.attend_together(query, keys, values, plan.together[0], scale)
  else:
    attended = torch.empty(query.size(), dtype=query.dtype)
    for part in plan.alone:
      rows = query.narrow(0, part.start, part.count)
      attended.narrow(0, part.start, part.count).copy_(__torch__.attend_alone(rows, keys, values, part, scale))
    for part in plan.together:
      rows = query.index_select(0, part.queries)
      attended.index_copy_(0, part.queries, __torch__.attend_together(rows, keys, values, part, scale))
  return attended


