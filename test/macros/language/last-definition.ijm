print(f(1));
function f(x) { return "first"; }
function f(x) { return "second"; }
