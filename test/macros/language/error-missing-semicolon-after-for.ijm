for (i = 0; i < 2; i++) {
  print(i);
}
x = 3
print(x)
