// the whole text, Java's patterns
print(matches("abc", "abc"), matches("abc", "ab"), matches("abc", "ab."), matches("abc", ".*c"), matches("ABC", "abc"), matches("ABC", "(?i)abc"));
print(matches("img_0012.tif", "img_\\d{4}\\.tif"), matches("img_12.tif", "img_\\d{4}\\.tif"), matches("a\nb", "a.b"), matches("a\nb", "(?s)a.b"));
print(matches("x-y", "[\\w-]+"), matches("x-y", "[a-z&&[^y]]-y"), matches("{}", "\\{\\}"), matches("a]", "a]"), matches("a}", "a}"));
print(matches("été", "\\w+"), matches("été", "\\p{L}+"), matches("AB", "\\p{Upper}+"), matches("a b", "a\\sb"), matches("", ""), matches("", ".+"));
print(matches("abcabc", "(abc)\\1"), matches("aab", "a++b"), matches("1.5", "\\Q1.5\\E"), matches("C1-x.tif", "C[1-3]-.*\\.(tif|png)"));
print(matches("a/b", "a/b"), matches("50%", "\\d+%"), matches("a#b", "a#b"), matches("a-b", "a[-_]b"), matches("a_b", "a[_-]b"));
