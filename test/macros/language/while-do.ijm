i = 0; while (i < 3) { i++; if (i == 2) continue; print(i); }
do { i--; print("do" + i); } while (i > 0)
do i++; while (i < 2);
print(i);
while (true) { i++; if (i > 5) break; }
print(i);
while (i < 3) print("never");
do { print("once"); } while (false);
