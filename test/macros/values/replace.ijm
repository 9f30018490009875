// one character is plain, more are regular expressions
print(replace("a.b.c", ".", "-"), replace("a.b.c", "\\.", "-"), replace("aXbX", "X", "$1"), replace("abab", "ab", "<$0>"));
print(replace("2024-11-25", "([0-9]+)-([0-9]+)-([0-9]+)", "$3.$2.$1"), replace("aaa", "a*", "x"), replace("abc", "", "-"));
print(replace("image (1).tif", " \\([0-9]+\\)", ""), replace("C:\\a\\b", "\\", "/"), replace("C:\\a\\b", "\\\\", "/"));
print(replace("tab\there", "\t", "_"), replace("line\nbreak", "\n", "|"), replace("x+y", "\\+", "plus"));
print(replace("ABC abc", "(?i)abc", "z"), replace("a  b   c", " +", " "), replace("café", "[^a-z]", "?"));
print(replace("aab", "a(?=b)", "_"), replace("foo.tif", ".tif", ""), replace("footif", ".tif", ""));
