for (i = 0; i < 2; i++) {
  print(i)
}
print("end");
