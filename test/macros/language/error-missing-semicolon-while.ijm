i = 0;
while (i < 2) {
  i++
}
print(i);
