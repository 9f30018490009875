a = newArray(1, 2, 3);
b = Array.slice(a, -1);
