for (i = 0; i < 3; i++) print(i);
for (i = 0, j = 10; i < j; i += 4, j--) print(i, j);
for (var k = 0; k < 2; k++) print("k" + k);
for (i = 5; i > 0; i -= 2) { if (i == 3) continue; print(i); }
for (i = 0; ; i++) { if (i > 2) break; print("x" + i); }
i = 0; for (; i < 2;) { print("y" + i); i++; }
for (i = 0; i < 3; i++) for (j = 0; j <= i; j++) { if (j == 1) continue; if (i == 2) break; print(i, j); }
print(i, j);
