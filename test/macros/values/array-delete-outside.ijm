a = newArray(1, 2);
Array.print(Array.deleteIndex(a, 2));
