"""Sparse matrices: the same questions as products of rows."""

# mypy: ignore-errors
import numpy as np


def top_of(columns, top):
    """Return the first rows by strength, then by the other columns in order."""
    strong, *rest = columns
    order = np.lexsort((*rest[::-1], -strong.astype(int)))[:top]
    return np.stack([column[order].astype(int) for column in columns], 1).tolist()


def best_of_each(columns, by):
    """Return of rows with equal columns the strongest, then the lowest `by`."""
    strong, *pair = columns
    order = np.lexsort((by, -strong, *pair[::-1]))
    new = np.ones(len(order), bool)
    for column in pair:
        kept = column[order]
        differs = kept[1:] != kept[:-1]
        new[1:] = differs if column is pair[0] else new[1:] | differs
    order = order[new]
    return [*(column[order] for column in columns), by[order]]


class Scipy:
    def __init__(self, arrays, tagged):
        from scipy.sparse import csr_array

        shape = arrays.people, arrays.people
        parts = arrays.strengths.astype(np.int32), arrays.others.astype(np.int32)
        self.ties = csr_array((*parts, arrays.starts), shape)
        self.tagged = np.zeros(arrays.people, bool)
        self.tagged[tagged] = True

    def row(self, node):
        begin, end = self.ties.indptr[node], self.ties.indptr[node + 1]
        return self.ties.indices[begin:end], self.ties.data[begin:end].astype(int)

    def two(self, ego, target):
        by, strong = self.mutuals(ego, target)
        return top_of([strong, by], 10)

    def mutuals(self, ego, target):
        (one, first), (other, second) = self.row(ego), self.row(target)
        by, here, there = np.intersect1d(
            one, other, assume_unique=True, return_indices=True
        )
        return by, first[here] * second[there]

    def three(self, ego, target):
        by, first = self.row(ego)
        first, by = first[by != target], by[by != target]
        last = np.zeros(self.ties.shape[0], np.int32)
        nodes, strong = self.row(target)
        last[nodes] = strong
        last[ego] = 0
        rows = self.ties[by]
        strong = rows.data * last[rows.indices]
        hits = np.flatnonzero(strong)
        owner = np.repeat(np.arange(len(by)), np.diff(rows.indptr))[hits]
        strong = strong[hits].astype(int) * first[owner]
        return top_of(best_of_each([strong, by[owner]], rows.indices[hits]), 10)

    def gold(self, ego):
        by, first = self.row(ego)
        rows = self.ties[by]
        hits = np.flatnonzero(self.tagged[rows.indices])
        target = rows.indices[hits]
        new = ~np.isin(target, by) & (target != ego)
        hits, target = hits[new], target[new]
        owner = np.repeat(np.arange(len(by)), np.diff(rows.indptr))[hits]
        strong = first[owner] * rows.data[hits]
        return top_of(best_of_each([strong, target], by[owner]), 50)

    def reach(self, team, targets):
        from scipy.sparse import csr_array

        rows = self.ties[team].tocoo()
        into = csr_array(self.ties[targets].T)
        ways = into[rows.coords[1]]
        many = np.diff(ways.indptr)
        strong = ways.data.astype(int) * np.repeat(rows.data, many)
        ego = np.array(team)[np.repeat(rows.coords[0], many)]
        target = np.array(targets)[ways.indices]
        by = np.repeat(rows.coords[1], many)
        new = ego != target
        columns = [strong[new], target[new], ego[new]]
        return top_of(best_of_each(columns, by[new]), 20)

    def distance(self, ego, target):
        mutuals = len(self.mutuals(ego, target)[0])
        by, last = self.row(ego)[0], self.row(target)[0]
        if target in by:
            return [1, mutuals]
        if mutuals:
            return [2, mutuals]
        known = np.zeros(self.ties.shape[0], bool)
        known[last] = True
        return [3 if known[self.ties[by].indices].any() else 4, 0]


class Blas:
    def __init__(self, arrays, tagged):
        import graphblas

        self.gb = graphblas
        many = arrays.people
        self.ties = graphblas.Matrix.from_csr(
            arrays.starts.astype(np.uint64),
            arrays.others.astype(np.uint64),
            arrays.strengths.astype(np.int32),
            ncols=many,
        )
        self.tagged = graphblas.Vector.from_coo(tagged, [True] * len(tagged), size=many)
        self.best = graphblas.semiring.max_times

    def row(self, node):
        return self.ties[node, :].new()

    def both(self, one, other):
        return one.ewise_mult(other, self.gb.binary.times).new().to_coo()

    def two(self, ego, target):
        by, strong = self.both(self.row(ego), self.row(target))
        return top_of([strong, by], 10)

    def three(self, ego, target):
        first, last = self.row(ego), self.row(target)
        del first[target]
        del last[ego]
        on = self.gb.Vector(first.dtype, first.size)
        on(first.S) << self.ties.mxv(last, self.best)
        by, strong = self.both(first, on)
        ways = []
        for product, node in top_of([strong.astype(int), by], 10):
            then, on = self.both(self.row(node), last)
            (_, best_then) = top_of([on, then], 1)[0]
            ways.append([product, node, best_then])
        return ways

    def gold(self, ego):
        first = self.row(ego)
        found = self.gb.Vector(first.dtype, first.size)
        found(self.tagged.S) << first.vxm(self.ties, self.best)
        del found[ego]
        left = self.gb.Vector(first.dtype, first.size)
        left(~first.S) << found
        target, strong = left.to_coo()
        ways = []
        for product, node in top_of([strong.astype(int), target], 50):
            by, strong = self.both(self.row(node), first)
            ways.append([product, node, top_of([strong, by], 1)[0][1]])
        return ways

    def reach(self, team, targets):
        rows, into = self.ties[team, :].new(), self.ties[targets, :].new()
        ego, target, strong = rows.mxm(into.T, self.best).new().to_coo()
        ego, target = np.array(team)[ego], np.array(targets)[target]
        new = ego != target
        ways = []
        columns = [strong[new].astype(int), target[new], ego[new]]
        for product, to, begin in top_of(columns, 20):
            by, strong = self.both(self.row(begin), self.row(to))
            ways.append([product, to, begin, top_of([strong, by], 1)[0][1]])
        return ways

    def distance(self, ego, target):
        first, last = self.row(ego), self.row(target)
        mutuals = first.ewise_mult(last, self.gb.binary.times).new().nvals
        if first.get(target) is not None:
            return [1, mutuals]
        if mutuals:
            return [2, mutuals]
        on = self.gb.Vector(first.dtype, first.size)
        on(first.S) << self.ties.mxv(last, self.gb.semiring.any_pair)
        return [3 if on.nvals else 4, 0]
