for (i = 0; i < 3; i++) {
  j = 0;
  do { j++; if (j == 2) break; print(i, j); } while (j < 4);
  print("after do " + i);
}
print("end");
