a = newArray(1, 2, 3, 4, 5);
Array.print(Array.slice(a, 1, 3)); Array.print(Array.slice(a, 3)); Array.print(Array.slice(a, 2, 99));
b = Array.slice(a, 3, 2); c = Array.slice(a, 5); print(b.length, c.length);
Array.print(Array.trim(a, 2)); Array.print(Array.trim(a, 99)); d = Array.trim(a, -1); print(d.length, a.length);
