"""What the service says when it has no answer, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic_core import ErrorDetails

Twin = tuple[str, str]  # vi, en

PROBLEMS: dict[int, Twin] = {
    400: ("Không đọc được yêu cầu", "The request cannot be read"),
    401: ("Cần mã truy cập", "An access token is needed"),
    404: ("Không có địa chỉ này", "There is no such address"),
    405: ("Không dùng được phương thức này", "This method is not allowed here"),
    413: ("Yêu cầu quá dài", "The request is too long"),
    415: ("Sai kiểu nội dung", "Wrong kind of content"),
    422: ("Tin đăng chưa đúng mẫu", "The listing is not as described"),
    500: ("Lỗi của dịch vụ", "The service failed"),
}
_FAULTS: dict[str, Twin] = {
    "missing": ("thiếu trường này", "this field is missing"),
    "extra_forbidden": ("không có trường này", "there is no such field"),
    "string_type": ("phải là chuỗi ký tự", "must be a string"),
    "string_too_short": ("không được để trống", "must not be empty"),
    "string_too_long": ("dài quá {max_length} ký tự", "longer than {max_length} characters"),
    "string_unicode": ("không phải Unicode hợp lệ", "not valid Unicode"),
    "float_type": ("phải là số", "must be a number"),
    "finite_number": ("phải là số hữu hạn", "must be a finite number"),
    "greater_than_equal": ("phải từ {ge} trở lên", "must be {ge} or more"),
    "less_than_equal": ("phải không quá {le}", "must be {le} or less"),
    "bool_type": ("phải là chuỗi ký tự, số, true hoặc false", "must be a string, a number, true or false"),
    "dict_type": ("phải là một đối tượng JSON", "must be a JSON object"),
    "model_type": ("phải là một đối tượng JSON", "must be a JSON object"),
    "too_long": ("quá {max_length} mục", "more than {max_length} entries"),
    "json_invalid": ("không phải JSON đúng: {error}", "not valid JSON: {error}"),
    "recursion_loop": ("lồng nhau quá sâu", "nested too deeply"),
}
_OTHER: Twin = ("giá trị không hợp lệ", "not a valid value")
_MOST = 20  # faults that one answer names


def language(accept: str) -> str:
    """In: an Accept-Language header. Out: "en" when it likes English better than Vietnamese, else "vi"."""
    likes = {"vi": 0.0, "en": 0.0}
    for part in accept[:200].split(","):
        name, _, rest = part.strip().lower().partition(";")
        tag = name.partition("-")[0]
        if tag in likes:
            likes[tag] = max(likes[tag], _weight(rest))
    return "en" if likes["en"] > likes["vi"] else "vi"


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0


def say(twin: Twin, lang: str) -> str:
    """The wording in one language."""
    return twin[1] if lang == "en" else twin[0]


def faults(errors: Sequence[ErrorDetails], lang: str) -> list[dict[str, str]]:
    """What was wrong, each with a JSON Pointer; values that were sent are not repeated."""
    out: dict[str, str] = {}
    for error in errors:
        pointer = "".join(f"/{_escaped(part)}" for part in _path(error["loc"]))
        words = say(_FAULTS.get(error["type"], _OTHER), lang)
        out.setdefault(pointer, words.format_map(error.get("ctx", {})))
    return [{"pointer": pointer, "detail": detail} for pointer, detail in list(out.items())[:_MOST]]


def _path(loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """Where a fault is: a field, or an attribute by its name; what pydantic names after it is its own affair."""
    return loc[: 2 if loc[:1] == ("attributes",) else 1]


def _escaped(part: int | str) -> str:
    text = str(part).encode("utf-8", "backslashreplace").decode()[:100]
    return text.replace("~", "~0").replace("/", "~1")
