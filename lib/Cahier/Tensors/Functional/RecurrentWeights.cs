namespace Cahier.Tensors;

/// <summary>
/// The parameters of one recurrent layer, gate under gate in each: G·H rows, with 1 gate in a plain network, 3 in a GRU, 4 in an LSTM.
/// </summary>
/// <param name="Input">W, [G·H, D]: what multiplies the input.</param>
/// <param name="Hidden">U, [G·H, H]: what multiplies the state before.</param>
/// <param name="InputBias">b, [G·H], or null for none.</param>
/// <param name="HiddenBias">b', [G·H], or null for none. PyTorch has two biases where one would do, except in its GRU.</param>
public sealed record RecurrentWeights(Tensor Input, Tensor Hidden, Tensor? InputBias = null, Tensor? HiddenBias = null);
