a = newArray("a", 1);
Array.sort(a);
