a = newArray(2, 1); b = newArray(3);
Array.sort(a, b);
