j = 0;
do { j++; if (j == 2) break; print(j); } while (j < 4);
print("end " + j);
