a = newArray(1, 2, 3); b = newArray("x", "y"); c = newArray(0.5);
Array.show(a);
Array.show("Title", a, b, c);
Array.show("Numbered (row numbers)", a, b);
Array.show("Indexed (indexes)", a);
Array.show(a, b);
