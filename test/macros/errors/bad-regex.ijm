print(matches("abc", "a.*"));
print(matches("abc", "(a"));
