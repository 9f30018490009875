a = 5;
Array.sort(a);
