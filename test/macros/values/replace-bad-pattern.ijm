print("before");
print(replace("abc", "(ab", "x"));
