// arg: some text, 5
s = getArgument();
parts = split(s, ","); print(parts.length, parts[0], parseInt(parts[1].trim));
print(getArgument, getArgument.length);
