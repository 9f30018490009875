x = "text";
y = x * 2;
