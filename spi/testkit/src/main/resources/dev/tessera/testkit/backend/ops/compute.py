"""Computes the stored cases of the backend contract: one JSON file for each operation, beside this script.

Run `python3 compute.py` in this directory (Python 3.9 or later, NumPy 1.20 or later, nothing else). The output depends on
no random generator of a library and on no version, so running it again changes nothing.

Every result is computed in float64, straight from the formula in the operation's Javadoc, token by token and head by head
where there is more than one. FLOAT operands are exact in bfloat16 and float16, so that a result is the same whichever of
them a backend computes in or reads from, but for the roundings that the contract allows.
"""
import json
import math

import numpy as np

FLOAT, FLOAT32, INT64 = "FLOAT", "FLOAT32", "INT64"


class Numbers:
    """Reproducible numbers that look random."""

    def __init__(self, seed):
        self.state = seed * 2654435761 % 2**32 + 1

    def next(self):
        self.state = (self.state * 1664525 + 1013904223) % 2**32
        return self.state >> 8

    def eighths(self, *shape, bound=2):
        """Multiples of 1/8 between -bound and bound: exact in every floating-point type up to 16."""
        count = int(np.prod(shape))
        return np.array([self.next() % (16 * bound + 1) / 8 - bound for _ in range(count)]).reshape(shape)

    def bells(self, *shape):
        """Numbers of all magnitudes round zero, exact in bfloat16 and float16, whose sums are not exact in 32 bits."""
        count = int(np.prod(shape))
        sums = [sum(self.next() / 2**24 for _ in range(12)) - 6 for _ in range(count)]
        return brain(np.array(sums)).reshape(shape)

    def singles(self, *shape, low=-3.0, high=3.0):
        """Numbers with all bits that float32 has."""
        count = int(np.prod(shape))
        values = [low + (high - low) * self.next() / 2**24 for _ in range(count)]
        return np.array(values).astype(np.float32).astype(np.float64).reshape(shape)

    def integers(self, *shape, low=0, high=10):
        count = int(np.prod(shape))
        return np.array([low + self.next() % (high - low) for _ in range(count)], dtype=np.int64).reshape(shape)


def brain(values):
    """Rounds towards zero to bfloat16, and to zero what is too small for float16."""
    bits = np.asarray(values, dtype=np.float32).view(np.uint32) & np.uint32(0xFFFF0000)
    rounded = bits.view(np.float32).astype(np.float64)
    return np.where(np.abs(rounded) < 2**-12, 0.0, rounded)


def number(value):
    if isinstance(value, (int, np.integer)):
        return int(value)
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == int(value) and abs(value) < 2**53:
        return int(value)
    return float("%.9g" % value)


def tensor(values, element=FLOAT, dimensions=None, **more):
    values = np.asarray(values)
    described = dict(more)
    if element != FLOAT:
        described["element"] = element
    if dimensions is not None:
        described["dimensions"] = dimensions
    described["shape"] = list(values.shape)
    described["values"] = [number(value) for value in values.reshape(-1).tolist()]
    return described


def given(values, *dimensions, element=FLOAT):
    """An operand that each run is given; dimensions only where one is symbolic."""
    return tensor(values, element, list(dimensions) or None)


def indices(values, *dimensions):
    return given(np.asarray(values, dtype=np.int64), *dimensions, element=INT64)


def weight(values, **more):
    return tensor(values, source="weight", **more)


def state(values, *dimensions, element=FLOAT):
    return tensor(values, element, list(dimensions) or None, source="state")


def constant(values, element=FLOAT32):
    return tensor(values, element, source="constant")


def case(name, operands, result, element=FLOAT, attributes=None, same_as=None):
    described = {"name": name}
    if attributes:
        described["attributes"] = attributes
    described["operands"] = operands
    if same_as:
        described["sameAs"] = same_as
    described["result"] = tensor(result, element)
    return described


def write(operation, cases):
    names = [each["name"] for each in cases]
    assert len(set(names)) == len(names), names
    with open(operation + ".json", "w") as file:
        file.write('{"cases": [\n')
        file.write(",\n".join(text(each) for each in cases))
        file.write("\n]}\n")


def text(described):
    """One line for each tensor."""
    lines = ["  {"]
    for key, value in described.items():
        end = "," if key != "result" else ""
        if key != "operands":
            lines.append('    "%s": %s%s' % (key, json.dumps(value), end))
            continue
        lines.append('    "operands": {')
        for i, (name, operand) in enumerate(value.items()):
            lines.append('      "%s": %s%s' % (name, json.dumps(operand), "," if i < len(value) - 1 else ""))
        lines.append("    },")
    lines.append("  }")
    return "\n".join(lines)


# sources

def source_cases():
    numbers = Numbers(1)
    table = numbers.eighths(2, 3)
    write("Weight", [
        case("a weight as a value", {"weight": weight(table)}, table),
        case("a weight regrouped to another rank", {"weight": weight(table, usedAs=[3, 1, 2])}, table.reshape(3, 1, 2)),
    ])
    singles = numbers.singles(2, 2)
    write("Constant", [
        case("FLOAT32", {"value": constant(singles)}, singles, FLOAT32),
        case("INT64 beyond 32 bits", {"value": constant(np.array([2**62, -1]), INT64)}, np.array([2**62, -1]), INT64),
        case("a scalar", {"value": constant(np.array(0.1))}, np.array(0.1), FLOAT32),
        case("no elements", {"value": constant(np.zeros((0, 3)))}, np.zeros((0, 3)), FLOAT32),
    ])


# elementwise

def sigmoid(x):
    return 1 / (1 + np.exp(-x))


erf = np.vectorize(math.erf, otypes=[float])
erfc = np.vectorize(math.erfc, otypes=[float])

UNARY = {
    "NEGATE": np.negative,
    "ABSOLUTE": np.abs,
    "EXPONENTIAL": np.exp,
    "LOGARITHM": np.log,
    "SQUARE_ROOT": np.sqrt,
    "RECIPROCAL_SQUARE_ROOT": lambda x: 1 / np.sqrt(x),
    "SINE": np.sin,
    "COSINE": np.cos,
    "TANH": np.tanh,
    "SIGMOID": sigmoid,
    "RELU": lambda x: np.maximum(x, 0),
    "SILU": lambda x: x * sigmoid(x),
    "GELU": lambda x: x * erfc(-x / math.sqrt(2)) / 2,
    "GELU_TANH": lambda x: x / 2 * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))),
    "QUICK_GELU": lambda x: x * sigmoid(1.702 * x),
}
POSITIVE_ONLY = {"LOGARITHM", "SQUARE_ROOT", "RECIPROCAL_SQUARE_ROOT"}


def unary_cases():
    cases = []
    for i, (function, formula) in enumerate(UNARY.items()):
        numbers = Numbers(10 + i)
        attributes = {"function": function}
        if function in POSITIVE_ONLY:
            grid = np.array([0.0078125, 0.125, 0.5, 1, 1.5, 2, 7, 100])
            singles = numbers.singles(3, low=0.01, high=50)
        else:
            grid = np.array([-8, -5, -3.5, -1, -0.125, 0, 0.0078125, 0.5, 1, 2.5, 4, 9])
            singles = numbers.singles(3)
        if function in ("SINE", "COSINE"):
            singles = np.concatenate([singles, [10000, 4321.5]])
        grid = grid.reshape(-1, 2, 2) if function != "SQUARE_ROOT" else grid
        cases.append(case(function, {"input": given(grid, *(["T"] + list(grid.shape[1:])))}, formula(grid),
                          attributes=attributes))
        cases.append(case(function + " of FLOAT32", {"input": given(singles, element=FLOAT32)}, formula(singles), FLOAT32,
                          attributes=attributes))
    attributes = {"function": "SILU"}
    scalar = np.array(1.5)
    cases.append(case("a scalar", {"input": given(scalar)}, UNARY["SILU"](scalar), attributes=attributes))
    empty = np.zeros((0, 4))
    cases.append(case("no rows", {"input": given(empty, "T", 4)}, empty, attributes=attributes))
    far = np.array([-100, -40, 40, 100.0])
    for function in ("SIGMOID", "TANH", "SILU", "GELU", "GELU_TANH", "QUICK_GELU"):
        with np.errstate(over="ignore"):
            cases.append(case(function + " far from zero", {"input": given(far)}, UNARY[function](far),
                              attributes={"function": function}))
    write("Unary", cases)


BINARY = {
    "ADD": np.add,
    "SUBTRACT": np.subtract,
    "MULTIPLY": np.multiply,
    "DIVIDE": np.divide,
    "MAXIMUM": np.maximum,
    "MINIMUM": np.minimum,
}


def binary_cases():
    cases = []
    for i, (function, formula) in enumerate(BINARY.items()):
        numbers = Numbers(40 + i)

        def floats(*shape):
            values = numbers.eighths(*shape)
            return np.where(values == 0, 0.5, values)

        def pair(name, left, right, result_of=None, element=FLOAT):
            left_values = np.array(left["values"]).reshape(left["shape"])
            right_values = np.array(right["values"]).reshape(right["shape"])
            cases.append(case("%s, %s" % (function, name), {"left": left, "right": right},
                              formula(left_values, right_values), element, attributes={"function": function}))

        pair("equal shapes", given(floats(3, 4), "T", 4), given(floats(3, 4), "T", 4))
        pair("a row for each row", given(floats(3, 4), "T", 4), given(floats(4)))
        pair("a number for each row", given(floats(3, 4), "T", 4), given(floats(3, 1), "T", 1))
        pair("the right one of higher rank", given(floats(4)), given(floats(2, 3, 4), 2, "T", 4))
        pair("both repeated", given(floats(3, 1), "T", 1), given(floats(1, 2), 1, "S"))
        pair("in the middle", given(floats(2, 1, 3), "T", 1, 3), given(floats(2, 1)))
        pair("a scalar on the right", given(floats(3, 2), "T", 2), given(floats()))
        pair("a scalar on the left", given(floats()), given(floats(3, 2), "T", 2))
        pair("a weight", given(floats(2, 3), "T", 3), weight(floats(3)))
        pair("FLOAT32 with a constant", given(numbers.singles(2, 3), "T", 3, element=FLOAT32),
             constant(numbers.singles(3, low=0.1)), element=FLOAT32)
        pair("no rows", given(np.zeros((0, 2)), "T", 2), given(floats(2)))
        if function != "DIVIDE":
            large = np.array([[2**40 + 1, -7, 3]])
            pair("INT64", indices(large, "T", 3), indices(np.array([5, -2**33 - 1, 3])), element=INT64)
            pair("INT64 with a constant", indices(np.array([4, -9]), "T"), constant(np.array(2), INT64), element=INT64)
    values = Numbers(50).eighths(2, 3)
    cases.append(case("MULTIPLY, a value with itself", {"left": given(values, "T", 3)}, values * values,
                      attributes={"function": "MULTIPLY"}, same_as={"right": "left"}))
    write("Binary", cases)


def cast_cases():
    fractions = np.array([-2.75, -1, -0.5, 0, 0.5, 0.875, 1.5, 200])
    whole = np.array([-3, 0, 7, 128])
    singles = np.array([-2.7182817, 0.99999994, 16777216.0, 3e9])
    large = np.array([2**24 + 1, -2**53 - 1, 5])
    as_singles = large.astype(np.float32).astype(np.float64)
    write("Cast", [
        case("FLOAT to FLOAT", {"input": given(fractions, "T")}, fractions, attributes={"target": FLOAT}),
        case("FLOAT to FLOAT32", {"input": given(fractions, "T")}, fractions, FLOAT32, attributes={"target": FLOAT32}),
        case("FLOAT to INT64 drops the fraction", {"input": given(fractions, "T")}, np.trunc(fractions).astype(np.int64),
             INT64, attributes={"target": INT64}),
        case("FLOAT32 to FLOAT", {"input": given(singles[:2], element=FLOAT32)}, singles[:2], attributes={"target": FLOAT}),
        case("FLOAT32 to FLOAT32", {"input": given(singles, element=FLOAT32)}, singles, FLOAT32,
             attributes={"target": FLOAT32}),
        case("FLOAT32 to INT64 drops the fraction", {"input": given(singles, element=FLOAT32)},
             np.trunc(singles).astype(np.int64), INT64, attributes={"target": INT64}),
        case("INT64 to FLOAT", {"input": indices(whole, "T")}, whole.astype(float), attributes={"target": FLOAT}),
        case("INT64 to FLOAT32 rounds", {"input": indices(large, "T")}, as_singles, FLOAT32,
             attributes={"target": FLOAT32}),
        case("INT64 to INT64", {"input": indices(large, "T")}, large, INT64, attributes={"target": INT64}),
        case("a scalar", {"input": indices(np.array(3))}, np.array(3.0), FLOAT32, attributes={"target": FLOAT32}),
        case("no elements", {"input": given(np.zeros((0, 2)), "T", 2)}, np.zeros((0, 2), dtype=np.int64), INT64,
             attributes={"target": INT64}),
    ])


# shapes

def shape_cases():
    numbers = Numbers(60)
    matrix = numbers.eighths(8, 6)
    write("Reshape", [
        case("splits dimensions", {"input": given(matrix, "4*P", 6)}, matrix.reshape(2, 2, 2, 3, 2),
             attributes={"shape": ["P", 2, 2, 3, 2]}),
        case("joins dimensions", {"input": given(matrix.reshape(2, 4, 6), "P", 4, 6)}, matrix.reshape(8, 6),
             attributes={"shape": ["4*P", 6]}),
        case("moves a factor from one dimension to another", {"input": given(matrix, "4*P", 6)}, matrix.reshape(2, 24),
             attributes={"shape": ["P", 24]}),
        case("makes a scalar of one element", {"input": given(np.array([[2.5]]))}, np.array(2.5),
             attributes={"shape": []}),
        case("makes a dimension round a scalar", {"input": given(np.array(2.5))}, np.array([2.5]),
             attributes={"shape": [1]}),
        case("INT64", {"input": indices(np.arange(6), "2*T")}, np.arange(6).reshape(3, 2), INT64,
             attributes={"shape": ["T", 2]}),
        case("FLOAT32", {"input": given(np.array([[0.1, 0.2]]), "T", 2, element=FLOAT32)}, np.array([0.1, 0.2]), FLOAT32,
             attributes={"shape": ["2*T"]}),
        case("no rows", {"input": given(np.zeros((0, 6)), "4*P", 6)}, np.zeros((0, 24)),
             attributes={"shape": ["P", 24]}),
    ])

    def transposed(name, values, dimensions, permutation, element=FLOAT):
        return case(name, {"input": given(values, *dimensions, element=element)}, values.transpose(permutation), element,
                    attributes={"permutation": permutation})

    write("Transpose", [
        transposed("a matrix", numbers.eighths(3, 4), ["T", 4], [1, 0]),
        transposed("tokens and heads", numbers.eighths(3, 2, 4), ["T", 2, 4], [1, 0, 2]),
        transposed("the last dimension to the front", numbers.eighths(2, 3, 4), ["T", 3, 4], [2, 0, 1]),
        transposed("the first dimension to the end", numbers.eighths(2, 3, 4), ["T", 3, 4], [1, 2, 0]),
        transposed("four dimensions", numbers.eighths(2, 3, 2, 2), ["T", 3, "S", 2], [0, 2, 1, 3]),
        transposed("six dimensions", numbers.eighths(1, 2, 3, 2, 1, 2), ["T", 2, 3, 2, 1, 2], [0, 3, 1, 5, 4, 2]),
        transposed("nothing moves", numbers.eighths(2, 2), ["T", 2], [0, 1]),
        transposed("INT64", numbers.integers(2, 3), ["T", 3], [1, 0], INT64),
        transposed("a scalar", np.array(1.5), [], []),
        transposed("no rows", np.zeros((0, 3)), ["T", 3], [1, 0]),
    ])

    def sliced(name, values, dimensions, axis, start, end, element=FLOAT):
        result = np.take(values, range(start, end), axis=axis)
        return case(name, {"input": given(values, *dimensions, element=element)}, result, element,
                    attributes={"axis": axis, "start": start, "end": end})

    write("Slice", [
        sliced("the middle of the last dimension", numbers.eighths(2, 6), ["T", 6], 1, 2, 5),
        sliced("counted from the end", numbers.eighths(2, 3, 4), ["T", 3, 4], -2, 1, 3),
        sliced("rows", numbers.eighths(4, 3), [], 0, 1, 4),
        sliced("one index", numbers.eighths(2, 5), ["T", 5], -1, 4, 5),
        sliced("everything", numbers.eighths(2, 3), ["T", 3], 1, 0, 3),
        sliced("INT64", numbers.integers(3, 2), [3, "T"], 0, 1, 2, INT64),
        sliced("no rows", np.zeros((0, 4)), ["T", 4], 1, 1, 2),
    ])

    def joined(name, parts, axis, element=FLOAT):
        return case(name, {"inputs": [given(values, *dimensions, element=element) for values, dimensions in parts]},
                    np.concatenate([values for values, _ in parts], axis=axis), element, attributes={"axis": axis})

    empty = np.zeros((0, 3))
    write("Concat", [
        joined("rows", [(numbers.eighths(2, 3), ["T", 3]), (numbers.eighths(1, 3), [])], 0),
        joined("features, counted from the end",
               [(numbers.eighths(2, 1), ["T", 1]), (numbers.eighths(2, 3), ["T", 3]), (numbers.eighths(2, 2), ["T", 2])], -1),
        joined("the middle", [(numbers.eighths(2, 1, 2), ["T", 1, 2]), (numbers.eighths(2, 2, 2), ["T", 2, 2])], 1),
        joined("no rows before some", [(empty, ["M", 3]), (numbers.eighths(2, 3), ["T", 3])], 0),
        joined("no rows after some", [(numbers.eighths(2, 3), ["T", 3]), (empty, ["M", 3])], 0),
        joined("nothing but no rows", [(empty, ["M", 3]), (empty, ["T", 3])], 0),
        joined("one input", [(numbers.eighths(2, 3), ["T", 3])], 0),
        joined("INT64", [(numbers.integers(2), ["T"]), (numbers.integers(3), ["S"])], 0, INT64),
        joined("FLOAT32", [(numbers.singles(2), ["T"]), (numbers.singles(1), ["S"])], 0, FLOAT32),
    ])


# rows

def row_cases():
    numbers = Numbers(70)

    def gathered(name, values, rows, element=FLOAT, source=given):
        values, rows = np.asarray(values), np.asarray(rows, dtype=np.int64)
        dimensions = ["N"] + list(values.shape[1:])
        return case(name, {"input": source(values, *dimensions, element=element), "rows": indices(rows, "M")}, values[rows],
                    element)

    write("GatherRows", [
        gathered("some rows, one twice", numbers.eighths(5, 3), [3, 0, 3, 4]),
        gathered("no rows", numbers.eighths(5, 3), []),
        gathered("numbers", numbers.eighths(4), [2, 1]),
        gathered("matrices", numbers.eighths(3, 2, 2), [2, 2, 0]),
        gathered("INT64", numbers.integers(3, 2), [1, 0], INT64),
        gathered("FLOAT32", numbers.singles(3, 2), [1, 2], FLOAT32),
        gathered("rows of a state", numbers.eighths(4, 2), [3, 1], source=state),
    ])

    def scattered(operand, name, values, rows, element=FLOAT, source=given):
        values, rows = np.asarray(values), np.asarray(rows, dtype=np.int64)
        if element == INT64:
            updates = numbers.integers(len(rows), *values.shape[1:], low=20, high=30)
        elif element == FLOAT32:
            updates = numbers.singles(len(rows), *values.shape[1:])
        else:
            updates = numbers.eighths(len(rows), *values.shape[1:], bound=8)
        result = values.copy()
        result[rows] = updates
        row = list(values.shape[1:])
        return case(name, {operand: source(values, "N", *row, element=element), "rows": indices(rows, "M"),
                           "updates": given(updates, "M", *row, element=element)}, result, element)

    for operation, operand, source in (("ScatterRows", "input", given), ("UpdateRows", "state", state)):
        write(operation, [
            scattered(operand, "some rows in any order", numbers.eighths(5, 3), [4, 0, 2], source=source),
            scattered(operand, "no rows", numbers.eighths(3, 2), [], source=source),
            scattered(operand, "all rows", numbers.eighths(3, 2), [0, 1, 2], source=source),
            scattered(operand, "numbers", numbers.eighths(4), [2, 3], source=source),
            scattered(operand, "matrices", numbers.eighths(3, 2, 2), [1], source=source),
            scattered(operand, "INT64", numbers.integers(4, 2), [3, 1], INT64, source),
            scattered(operand, "FLOAT32", numbers.singles(4, 2), [0, 2], FLOAT32, source),
        ])


# weights

# reductions

def reduction_cases():
    numbers = Numbers(130)
    words = numbers.bells(2, 1500)

    def top(name, values, count, dimensions, element=FLOAT):
        """Both operations on one input: the elements, and where they stand."""
        order = np.argsort(-values, axis=-1, kind="stable")[..., :count]
        operands = {"input": given(values, *dimensions, element=element)}
        return (case(name, operands, np.take_along_axis(values, order, -1), element, attributes={"count": count}),
                case(name, operands, order, INT64, attributes={"count": count}))

    ties = np.array([[1, 3, 0, 3, 1, 3, 1.0], [0, 0, 0, 0, 0, 0, 0], [2, 1, 2, 1, 2, 1, 2]])
    infinite = np.array([[0, -math.inf, 2, -math.inf], [-math.inf, -math.inf, -math.inf, 1], [math.inf, 0, -1, math.inf]])
    values, places = zip(
        top("rows", numbers.eighths(3, 8), 3, ["T", 8]),
        top("one", numbers.eighths(3, 8), 1, ["T", 8]),
        top("all", numbers.eighths(2, 5), 5, ["T", 5]),
        top("of one", numbers.eighths(2, 1), 1, ["T", 1]),
        top("a vector", numbers.eighths(6), 2, []),
        top("higher rank", numbers.eighths(2, 3, 4), 2, ["T", 3, 4]),
        top("equal elements, the last of them cut off", ties, 2, ["T", 7]),
        top("equal elements", ties, 7, ["T", 7]),
        top("infinite elements", infinite, 3, ["T", 4]),
        top("FLOAT32", numbers.singles(2, 9), 4, ["T", 9], FLOAT32),
        top("many elements, most of them like another", words, 64, ["T", 1500]),
        top("no rows", np.zeros((0, 4)), 2, ["T", 4]),
    )
    write("TopKValues", list(values))
    write("TopKIndices", list(places))

    def summed(name, values, dimensions, element=FLOAT):
        most = values.max(-1, keepdims=True)
        most = np.where(np.isfinite(most), most, 0)
        with np.errstate(divide="ignore"):
            result = np.log(np.exp(values - most).sum(-1)) + most[..., 0]
        return case(name, {"input": given(values, *dimensions, element=element)}, result, FLOAT32)

    write("LogSumExp", [
        summed("rows", numbers.eighths(3, 8), ["T", 8]),
        summed("a vector", numbers.eighths(5), []),
        summed("higher rank", numbers.eighths(2, 3, 4), ["T", 3, 4]),
        summed("of one", numbers.eighths(2, 1), ["T", 1]),
        summed("FLOAT32", numbers.singles(2, 9), ["T", 9], FLOAT32),
        summed("beyond the range of exponentials", np.array([[8192, 8192, 8190.0], [-8192, -8191, -8192]]), ["T", 3],
               FLOAT32),
        summed("some that count nothing", infinite[:2], ["T", 4]),
        summed("all that count nothing", np.full((1, 3), -math.inf), ["T", 3]),
        summed("many elements", words, ["T", 1500]),
        summed("no rows", np.empty((0, 4)), ["T", 4]),
    ])


def dense_cases():
    numbers = Numbers(80)

    def linear(name, values, matrix, dimensions, bias=None, **more):
        operands = {"input": given(values, *dimensions), "weight": weight(matrix, **more)}
        result = values @ matrix.reshape(more.get("usedAs", matrix.shape)).T
        if bias is not None:
            operands["bias"] = weight(bias)
            result = result + bias
        return case(name, operands, result)

    write("Linear", [
        linear("without bias", numbers.eighths(3, 4), numbers.eighths(5, 4), ["T", 4]),
        linear("with bias", numbers.eighths(3, 4), numbers.eighths(5, 4), ["T", 4], numbers.eighths(5)),
        linear("one row", numbers.eighths(1, 6), numbers.eighths(3, 6), ["T", 6], numbers.eighths(3)),
        linear("a vector", numbers.eighths(4), numbers.eighths(3, 4), [], numbers.eighths(3)),
        linear("higher rank", numbers.eighths(2, 3, 4), numbers.eighths(2, 4), ["T", 3, 4], numbers.eighths(2)),
        linear("many features", numbers.bells(2, 160), numbers.bells(3, 160), ["T", 160]),
        linear("one feature to one", numbers.eighths(2, 1), numbers.eighths(1, 1), ["T", 1], numbers.eighths(1)),
        linear("more rows and outputs than a tile", numbers.bells(9, 5), numbers.bells(37, 5), ["T", 5],
               numbers.bells(37)),
        linear("a convolution kernel as a matrix", numbers.eighths(2, 12), numbers.eighths(3, 3, 2, 2), ["T", 12],
               usedAs=[3, 12]),
        linear("no rows", np.zeros((0, 4)), numbers.eighths(3, 4), ["T", 4], numbers.eighths(3)),
    ])

    table = numbers.eighths(6, 3)

    def embedded(name, ids, dimensions, table=table, **more):
        ids = np.asarray(ids, dtype=np.int64)
        return case(name, {"ids": indices(ids, *dimensions), "table": weight(table, **more)},
                    table.reshape(more.get("usedAs", table.shape))[ids])

    write("Embedding", [
        embedded("a list", [5, 0, 5, 2], ["T"]),
        embedded("one", 3, []),
        embedded("a matrix", [[1, 2, 3], [4, 5, 0]], ["S", "T"]),
        embedded("none", [], ["T"]),
        embedded("a table regrouped from another shape", [1, 0], ["T"], usedAs=[3, 6]),
    ])


def normalization_cases():
    numbers = Numbers(90)

    def rms(name, values, vector, dimensions, epsilon):
        result = values / np.sqrt((values**2).mean(-1, keepdims=True) + epsilon) * vector
        return case(name, {"input": given(values, *dimensions), "weight": weight(vector)}, result,
                    attributes={"epsilon": epsilon})

    small = brain(np.array([[0.001, -0.002, 0.0005, 0.001]]))
    write("RmsNorm", [
        rms("rows", numbers.eighths(3, 8), numbers.eighths(8), ["T", 8], 1e-6),
        rms("heads", numbers.eighths(2, 3, 4), numbers.eighths(4), ["T", 3, 4], 1e-5),
        rms("a vector", numbers.eighths(4), numbers.eighths(4), [], 1e-6),
        rms("many features", numbers.bells(2, 96), numbers.bells(96), ["T", 96], 1e-6),
        rms("an epsilon that matters", small, numbers.eighths(4), ["T", 4], 1e-5),
        rms("zeros", np.zeros((1, 4)), numbers.eighths(4), ["T", 4], 1e-6),
        rms("large numbers", np.array([[200, -240, 256, 128.0]]), numbers.eighths(4), ["T", 4], 1e-6),
        rms("no rows", np.zeros((0, 4)), numbers.eighths(4), ["T", 4], 1e-6),
    ])

    def layer(name, values, vector, dimensions, epsilon, bias=None):
        mean = values.mean(-1, keepdims=True)
        variance = ((values - mean) ** 2).mean(-1, keepdims=True)
        result = (values - mean) / np.sqrt(variance + epsilon) * vector
        operands = {"input": given(values, *dimensions), "weight": weight(vector)}
        if bias is not None:
            operands["bias"] = weight(bias)
            result = result + bias
        return case(name, operands, result, attributes={"epsilon": epsilon})

    write("LayerNorm", [
        layer("with bias", numbers.eighths(3, 8), numbers.eighths(8), ["T", 8], 1e-6, numbers.eighths(8)),
        layer("without bias", numbers.eighths(3, 8), numbers.eighths(8), ["T", 8], 1e-5),
        layer("higher rank", numbers.eighths(2, 3, 4), numbers.eighths(4), ["T", 3, 4], 1e-6, numbers.eighths(4)),
        layer("a vector", numbers.eighths(4), numbers.eighths(4), [], 1e-6),
        layer("many features", numbers.bells(2, 96), numbers.bells(96), ["T", 96], 1e-6, numbers.bells(96)),
        layer("a mean far from zero", np.array([[128, 129, 131, 128.0]]), numbers.eighths(4), ["T", 4], 1e-6),
        layer("equal numbers", np.full((1, 4), 3.0), numbers.eighths(4), ["T", 4], 1e-6, numbers.eighths(4)),
        layer("an epsilon that matters", small, numbers.eighths(4), ["T", 4], 1e-5),
        layer("no rows", np.zeros((0, 4)), numbers.eighths(4), ["T", 4], 1e-6, numbers.eighths(4)),
    ])


# attention

def rotary_cases():
    numbers = Numbers(100)

    def rotated(name, values, angles):
        cosines = np.cos(angles).astype(np.float32).astype(np.float64)
        sines = np.sin(angles).astype(np.float32).astype(np.float64)
        half = values.shape[2] // 2
        result = np.zeros_like(values)
        for token in range(values.shape[0]):
            for head in range(values.shape[1]):
                for i in range(half):
                    first, second = values[token, head, i], values[token, head, i + half]
                    result[token, head, i] = first * cosines[token, i] - second * sines[token, i]
                    result[token, head, i + half] = second * cosines[token, i] + first * sines[token, i]
        return case(name, {"input": given(values, "T", *values.shape[1:]),
                           "cosines": given(cosines, "T", half, element=FLOAT32),
                           "sines": given(sines, "T", half, element=FLOAT32)}, result)

    write("RotaryEmbedding", [
        rotated("several heads", numbers.eighths(3, 2, 6), numbers.singles(3, 3)),
        rotated("one head of one pair", numbers.eighths(2, 1, 2), numbers.singles(2, 1)),
        rotated("no turn", numbers.eighths(2, 2, 4), np.zeros((2, 2))),
        rotated("no tokens", np.zeros((0, 2, 4)), np.zeros((0, 2))),
    ])


def softmax(scores):
    shifted = np.exp(scores - scores.max())
    return shifted / shifted.sum()


def segment_cases():
    numbers = Numbers(110)

    def attended(name, query, key, value, starts, scale, key_starts=None, same_as=None):
        key_starts = starts if key_starts is None else key_starts
        result = np.zeros_like(query)
        for segment, (first, end) in enumerate(zip(starts[:-1], starts[1:])):
            seen = range(key_starts[segment], key_starts[segment + 1])
            for token in range(first, end):
                for head in range(query.shape[1]):
                    scores = np.array([query[token, head] @ key[other, head] * scale for other in seen])
                    result[token, head] = softmax(scores) @ value[seen.start:seen.stop, head]
        shape = list(query.shape[1:])
        operands = {"query": given(query, "T", *shape), "key": given(key, "K", *shape),
                    "value": given(value, "K", *shape), "queryStarts": indices(starts, "S + 1"),
                    "keyStarts": indices(key_starts, "S + 1")}
        for component in same_as or {}:
            del operands[component]
        return case(name, operands, result, attributes={"scale": scale}, same_as=same_as)

    def triple(*shape, keys=None):
        return [numbers.eighths(rows, *shape[1:]) for rows in [shape[0], keys or shape[0], keys or shape[0]]]

    one = numbers.eighths(3, 2, 4)
    own = {"keyStarts": "queryStarts"}
    write("SegmentAttention", [
        attended("one segment", *triple(4, 2, 4), [0, 4], 0.5),
        attended("ragged segments", *triple(9, 2, 4), [0, 1, 5, 7, 9], 0.5),
        attended("segments of one token", *triple(3, 1, 2), [0, 1, 2, 3], 0.7071067811865476),
        attended("equal segments", *triple(6, 3, 2), [0, 2, 4, 6], 1.0, same_as=own),
        attended("a longer segment", numbers.bells(21, 1, 8), numbers.bells(21, 1, 8), numbers.bells(21, 1, 8), [0, 3, 21],
                 0.35355339059327373),
        attended("scores beyond the range of exponentials", numbers.eighths(4, 1, 4, bound=8),
                 numbers.eighths(4, 1, 4, bound=8), numbers.eighths(4, 1, 4), [0, 4], 1.0),
        attended("a value with itself", one, one, one, [0, 2, 3], 0.5,
                 same_as={"key": "query", "value": "query", **own}),
        attended("more queries than keys", *triple(5, 2, 4, keys=3), [0, 5], 0.5, [0, 3]),
        attended("fewer queries than keys", *triple(2, 2, 4, keys=7), [0, 2], 0.5, [0, 7]),
        attended("segments of queries beside segments of keys", *triple(8, 2, 4, keys=9), [0, 2, 4, 5, 8], 0.5,
                 [0, 3, 6, 7, 9]),
        attended("segments that are equal on one side only", *triple(6, 1, 4, keys=7), [0, 2, 4, 6], 0.5, [0, 2, 5, 7]),
    ])


def paged_cases():
    """A layout is a list of (context length, query rows, blocks) for each sequence."""
    numbers = Numbers(120)

    def attended(name, layout, heads, key_heads, width, block, cache_rows, ignored=0, stale=None, source=state,
                 numbers_of=numbers.eighths, scale=None):
        scale = 1 / math.sqrt(width) if scale is None else scale
        tokens = sum(rows for _, rows, _ in layout)
        query = numbers_of(tokens, heads, width)
        keys, values = numbers_of(cache_rows, key_heads, width), numbers_of(cache_rows, key_heads, width)
        result = np.zeros_like(query)
        used = set()
        token = 0
        for context, rows, blocks in layout:
            slots = [blocks[i // block] * block + i % block for i in range(context)]
            used.update(slots)
            for row in range(rows):
                seen = slots[: context - rows + row + 1]
                for head in range(heads):
                    shared = head // (heads // key_heads)
                    scores = np.array([query[token, head] @ keys[slot, shared] * scale for slot in seen])
                    result[token, head] = softmax(scores) @ values[seen, shared]
                token += 1
        if stale is not None:
            unused = [row for row in range(cache_rows) if row not in used]
            keys[unused] = stale
            values[unused] = stale
        most = max(len(blocks) for _, _, blocks in layout)
        starts = np.cumsum([0] + [rows for _, rows, _ in layout])
        cache = ["N", key_heads, width]
        return case(name, {
            "query": given(query, "T", heads, width),
            "keys": source(keys, *cache),
            "values": source(values, *cache),
            "queryStarts": indices(starts, "S + 1"),
            "contextLengths": indices([context for context, _, _ in layout], "S"),
            "blockTables": indices([blocks + [ignored] * (most - len(blocks)) for _, _, blocks in layout], "S", "B"),
        }, result, attributes={"blockSize": block, "scale": scale})

    two = [(5, 1, [2, 0]), (3, 1, [1])]
    write("PagedAttention", [
        attended("decode of one sequence", [(5, 1, [0, 1])], 2, 2, 4, 4, 8),
        attended("decode of several sequences", [(5, 1, [2, 0]), (1, 1, [1]), (8, 1, [4, 3])], 2, 2, 4, 4, 20),
        attended("prefill of one sequence", [(6, 6, [0, 1])], 2, 2, 4, 4, 8),
        attended("prefill of several sequences", [(3, 3, [2]), (6, 6, [0, 3])], 1, 1, 4, 4, 16),
        attended("prefill and decode mixed", [(7, 1, [3, 1]), (4, 4, [0]), (2, 1, [2])], 2, 1, 4, 4, 16),
        attended("a later chunk of a prompt", [(7, 3, [1, 0])], 2, 2, 4, 4, 8),
        attended("later chunks of several prompts", [(9, 4, [4, 2, 0]), (5, 2, [1, 3])], 4, 2, 2, 4, 20),
        attended("blocks out of order and apart", [(11, 2, [6, 1, 4])], 1, 1, 4, 4, 32),
        attended("blocks of one token", [(4, 2, [5, 0, 3, 1])], 2, 2, 2, 1, 6),
        attended("a context that fills its blocks", [(8, 1, [1, 0]), (4, 4, [2])], 2, 2, 2, 4, 12),
        attended("a first token", [(1, 1, [1])], 2, 1, 4, 4, 8),
        attended("groups of query heads", [(5, 2, [1, 0]), (3, 1, [2])], 6, 2, 4, 4, 12),
        attended("all query heads share one", [(6, 2, [0, 1])], 4, 1, 4, 4, 8),
        attended("table entries beyond a sequence's blocks", two + [(13, 1, [3, 6, 4, 5])], 2, 1, 4, 4, 28,
                 ignored=999999),
        attended("negative table entries beyond a sequence's blocks", two + [(13, 3, [3, 6, 4, 5])], 2, 1, 4, 4, 28,
                 ignored=-1),
        attended("large numbers in rows of no sequence", two, 2, 1, 4, 4, 16, stale=32768.0),
        attended("NaN in rows of no sequence", two + [(4, 2, [3])], 2, 1, 4, 4, 20, stale=math.nan),
        attended("a cache that is no state", two, 2, 1, 4, 4, 12, source=given),
        attended("a scale of its own", two, 2, 1, 4, 4, 12, scale=0.125),
        attended("a longer context", [(37, 2, [9, 2, 7, 0, 5]), (19, 19, [1, 3, 4])], 2, 1, 8, 8, 80,
                 numbers_of=numbers.bells),
    ])


source_cases()
unary_cases()
binary_cases()
cast_cases()
shape_cases()
row_cases()
reduction_cases()
dense_cases()
normalization_cases()
rotary_cases()
segment_cases()
paged_cases()
