namespace Cahier.Tensors; internal static class P { }
