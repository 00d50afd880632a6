"""Memory by its address, in machine code.

numba takes a number quickly and an array slowly, so what stays the same from question
to question is told by where it lies. And what is soon to be read is asked for before it
is needed: rows lie far apart, and waiting for them took most of the time.
"""

from collections.abc import Callable
from typing import Protocol

from llvmlite import ir
from numba import extending
from numba.core import cgutils, types

Written = tuple[object, Callable[..., object]]
"""The type of an instruction, and what writes it."""
intrinsic: Callable[[Callable[[object, object], Written]], Callable[[int], object]]
intrinsic = extending.intrinsic


class Builder(Protocol):
    """What is needed of the builder that LLVM's code is written with."""

    module: ir.Module

    def inttoptr(self, number: object, kind: object) -> object:
        """Write that a number is a pointer."""

    def call(self, function: object, given: list[object]) -> object:
        """Write a call."""


class Context(Protocol):
    """What is needed of numba's context."""

    def get_dummy_value(self) -> object:
        """Return what stands for no value."""


@intrinsic
def pointer_to(_typing: object, _address: object) -> Written:
    """Return the pointer that a number is."""

    def write(_: object, builder: Builder, __: object, given: list[object]) -> object:
        return builder.inttoptr(given[0], cgutils.voidptr_t)

    return types.voidptr(types.int64), write


@intrinsic
def ask_for(_typing: object, _address: object) -> Written:
    """Have what lies at an address brought near; any address will do."""

    def write(
        context: Context, builder: Builder, _: object, given: list[object]
    ) -> object:
        number = ir.IntType(32)
        kind = ir.FunctionType(ir.VoidType(), [cgutils.voidptr_t, *3 * [number]])
        fetch = builder.module.declare_intrinsic(
            "llvm.prefetch", (cgutils.voidptr_t,), kind
        )
        pointer = builder.inttoptr(given[0], cgutils.voidptr_t)
        # To be read, to stay near, and data.
        builder.call(fetch, [pointer, number(0), number(3), number(1)])
        return context.get_dummy_value()

    return types.void(types.int64), write
