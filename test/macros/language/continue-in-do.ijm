for (k = 0; k < 3; k++) { j = 0; do { j++; if (j == 2) continue; print(k, j); } while (j < 3); print("end " + k); }
print("done");
