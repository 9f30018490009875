i = 10; n = 0;
while (i > 1) { if (i % 2 == 0) i = i / 2; else i = 3 * i + 1; n++; if (n > 50) exit("too many"); }
print(i, n);
