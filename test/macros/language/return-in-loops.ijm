function find(list, x) { for (i = 0; i < list.length; i++) { for (j = 0; j < 3; j++) if (list[i] == x) return i; } return -1; }
function firstBig(n) { while (true) { n++; if (n * n > 50) return n; } }
print(find(newArray(3, 5, 7), 7), find(newArray(1), 2), firstBig(1));
for (k = 0; k < 2; k++) print(find(newArray(k, 1), 1));
