v = "  x ".length;
print(v);
