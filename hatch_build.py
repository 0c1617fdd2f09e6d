"""The step of the build that compiles the stages of analysis with mypyc; off unless asked for.

`HATCH_BUILD_HOOK_ENABLE_CUSTOM=1`, or `make compiled`, turns it on. The wheel then holds compiled
modules beside their sources, and Python prefers them. It works on a copy of the sources, in which
two things are spelt out that mypyc does not find out by itself; lines keep their numbers:

- what `dataclass` adds at run time: mypyc compiles an `__init__` that it sees, and cannot pickle
  frozen values by itself,
- that constants are final: all others are looked up by name at each use.
"""

import ast
import os
import shutil
import sys
import sysconfig
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_MYPY = ("--config-file=", "--follow-imports=silent", "--ignore-missing-imports")


class CompiledStages(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the compiled modules to a wheel; an editable installation stays as it is."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the modules that `compile` names in pyproject.toml. Exits without a compiler."""
        if version == "editable":
            return
        _ask_for_compiler()
        self._folder = TemporaryDirectory()
        work = Path(self._folder.name)
        shutil.copytree(Path(self.root, "provenance"), work / "provenance")
        built = _compiled(work, self.config["compile"])
        build_data["force_include"] |= {str(work / "built" / name): name for name in built}
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was compiled: it is in the wheel now."""
        if version != "editable":
            self._folder.cleanup()


def _ask_for_compiler() -> None:
    """Exit with one line if the compiler that Python would call is not there."""
    compiler = (os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc").split()[0]
    if shutil.which(compiler) is None:
        sys.exit(
            f"the C compiler '{compiler}' is missing: install it, or build without "
            "HATCH_BUILD_HOOK_ENABLE_CUSTOM"
        )


def _compiled(work: Path, names: list[str]) -> list[str]:
    """Return the places below `built/` of the modules made of these files and folders."""
    from mypyc.build import mypycify
    from setuptools import setup

    with chdir(work):
        modules = sorted(path for name in names for path in _modules(Path(name)))
        for path in modules:
            path.write_text(_spelt_out(path.read_text("utf-8")), "utf-8")
        paths = [*_MYPY, *map(str, modules)]
        setup(
            name="provenance",
            packages=[],
            script_args=["--quiet", "build_ext", "--build-lib", "built", "--build-temp", "objects"],
            ext_modules=mypycify(paths, opt_level="1", debug_level="0", group_name="provenance"),
        )
    built = work / "built"
    return [str(path.relative_to(built)) for path in built.rglob("*") if path.is_file()]


def _modules(path: Path) -> list[Path]:
    """Return a folder's modules but those that gather names for others, or the module itself."""
    return [p for p in path.rglob("*.py") if p.name != "__init__.py"] if path.is_dir() else [path]


def _spelt_out(source: str) -> str:
    """Return a module's source as it is compiled; one without imports holds nothing to write."""
    tree = ast.parse(source)
    lines = [*source.split("\n"), "", ""]
    imports = [node.lineno for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    if not imports:
        return source
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and (how := _decorated(node, "dataclass")):
            _write_methods(node, how, lines)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            _make_final(node, lines)
    at = imports[0] - 1
    lines[at] = f"import copyreg; from typing import Any, Final; {lines[at]}"
    return "\n".join(lines)


def _make_final(node: ast.Assign | ast.AnnAssign, lines: list[str]) -> None:
    """Declare a constant final: a name in capitals, by itself on the left."""
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    if not isinstance(target, ast.Name) or not target.id.isupper():
        return
    kind = f"[{ast.unparse(node.annotation)}]" if isinstance(node, ast.AnnAssign) else ""
    if kind.startswith("[Final"):
        return
    line = lines[node.lineno - 1]
    lines[node.lineno - 1] = f"{target.id}: Final{kind} {line[line.index('=') :]}"


def _write_methods(node: ast.ClassDef, how: ast.expr, lines: list[str]) -> None:
    """Write `__init__` and `__reduce__` of a dataclass on the two blank lines after it."""
    fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
    defined = {each.name for each in node.body if isinstance(each, ast.FunctionDef)}
    if node.bases or defined & {"__init__", "__post_init__", "__new__"}:
        return
    if quick := _decorated(node, "quickly_made"):
        lines[quick.lineno - 1] = ""
    names = [each.target.id for each in fields if isinstance(each.target, ast.Name)]
    places = ["self", *(["*"] if "kw_only=True" in ast.unparse(how) else [])]
    given = ", ".join([*places, *map(_parameter, fields)])
    made = "; ".join(f"self.{n} = {_value(each)}" for n, each in zip(names, fields, strict=True))
    parts = ", ".join(f"{name!r}: self.{name}" for name in names)
    end = node.end_lineno or 0
    lines[end] = f"    def __init__({given}) -> None: {made}  # type: ignore"
    lines[end + 1] = (
        "    def __reduce__(self) -> tuple[Any, ...]: "
        f"return copyreg.__newobj_ex__, (type(self), (), {{{parts}}})  # type: ignore"
    )


def _parameter(field: ast.AnnAssign) -> str:
    """Return the parameter of `__init__` that sets a field."""
    declared = f"{ast.unparse(field.target)}: {ast.unparse(field.annotation)}"
    if _factory(field):
        return f"{declared} | None = None"
    if field.value is None or _settings(field):
        return declared
    return f"{declared} = {ast.unparse(field.value)}"


def _value(field: ast.AnnAssign) -> str:
    """Return what `__init__` sets a field to."""
    name, factory = ast.unparse(field.target), _factory(field)
    return f"{factory}() if {name} is None else {name}" if factory else name


def _factory(field: ast.AnnAssign) -> str:
    """Return what makes a field's value where none is given, empty if nothing does."""
    made = (each.value for each in _settings(field) if each.arg == "default_factory")
    return next(map(ast.unparse, made), "")


def _settings(field: ast.AnnAssign) -> list[ast.keyword]:
    """Return what `field(...)` tells of a field, nothing where it has a plain default or none."""
    if isinstance(field.value, ast.Call) and ast.unparse(field.value.func) == "field":
        return field.value.keywords
    return []


def _decorated(node: ast.ClassDef, name: str) -> ast.expr | None:
    """Return the decorator of a class that bears this name."""
    for decorator in node.decorator_list:
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        if ast.unparse(called) == name:
            return decorator
    return None
