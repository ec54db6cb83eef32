using Cahier.Tensors;

namespace Cahier.Vision;

/// <summary>A corner that was found, and how strong the detector's response is there.</summary>
public readonly record struct Corner(int Y, int X, float Response);

/// <summary>
/// The corner detector of Harris and Stephens (1988) in its six steps, each of whose results can be looked at: a corner is where the image
/// changes in every direction.
/// </summary>
public sealed class Harris
{
    /// <summary>Runs all six steps.</summary>
    /// <param name="image">[Y, X]</param>
    /// <param name="sigma">σ of the derivatives, in pixels.</param>
    /// <param name="window">σ of the sums around each pixel, in pixels.</param>
    /// <param name="k">How much an edge is held against a pixel.</param>
    /// <param name="threshold">Which part of the largest response a corner must have.</param>
    /// <exception cref="ShapeException">Not a grey image, or an empty one.</exception>
    public Harris(Tensor image, float sigma = 1, float window = 1.5f, float k = 0.05f, float threshold = 0.1f)
    {
        using var noGradient = Tensor.NoGrad();
        // 1. The derivatives: Ix = Gˣ∗I, Iy = Gʸ∗I
        var slope = ImageFilter.GaussianSlope(sigma);
        Ix = ImageFilter.Correlate(image, slope);
        Iy = ImageFilter.Correlate(image, slope.Transpose());
        // 2. Their products at every pixel
        (Ix2, Iy2, Ixy) = (Ix * Ix, Iy * Iy, Ix * Iy);
        // 3. The sums of the products around every pixel, weighted by a bell
        var bell = ImageFilter.Gaussian(window);
        (Sx2, Sy2, Sxy) = (ImageFilter.Correlate(Ix2, bell), ImageFilter.Correlate(Iy2, bell), ImageFilter.Correlate(Ixy, bell));
        // 4. At every pixel the matrix H = [Sx2 Sxy; Sxy Sy2]: see MatrixAt
        // 5. R = det H − k·(trace H)²: large where both eigenvalues are
        var trace = Sx2 + Sy2;
        Response = Sx2 * Sy2 - Sxy * Sxy - k * (trace * trace);
        // 6. Above the threshold, and the largest of its neighbours
        Corners = Peaks(Response, threshold * Response.Max().Item());
    }

    /// <summary>Step 1, [Y, X]: the derivative to the right.</summary>
    public Tensor Ix { get; }

    /// <summary>Step 1, [Y, X]: the derivative downwards.</summary>
    public Tensor Iy { get; }

    /// <summary>Step 2, [Y, X]: Ix².</summary>
    public Tensor Ix2 { get; }

    /// <summary>Step 2, [Y, X]: Iy².</summary>
    public Tensor Iy2 { get; }

    /// <summary>Step 2, [Y, X]: Ix·Iy.</summary>
    public Tensor Ixy { get; }

    /// <summary>Step 3, [Y, X]: Ix² summed around each pixel.</summary>
    public Tensor Sx2 { get; }

    /// <summary>Step 3, [Y, X]: Iy² summed around each pixel.</summary>
    public Tensor Sy2 { get; }

    /// <summary>Step 3, [Y, X]: Ix·Iy summed around each pixel.</summary>
    public Tensor Sxy { get; }

    /// <summary>Step 5, [Y, X]: R, positive at corners, negative at edges, about 0 where nothing happens.</summary>
    public Tensor Response { get; }

    /// <summary>Step 6: the corners, strongest first.</summary>
    public IReadOnlyList<Corner> Corners { get; }

    /// <summary>Step 4: the matrix H of a pixel, [2, 2]. Its eigenvalues say how much the image changes along two directions.</summary>
    public Tensor MatrixAt(int y, int x) => Tensor.From(new[,] { { Sx2[y, x], Sxy[y, x] }, { Sxy[y, x], Sy2[y, x] } });

    private static Corner[] Peaks(Tensor response, float threshold)
    {
        var corners = new List<Corner>();
        for (var y = 0; y < response.Dim(0); y++)
        {
            for (var x = 0; x < response.Dim(1); x++)
            {
                var value = response[y, x];
                if (value > 0 && value >= threshold && IsLargest(response, y, x))
                    corners.Add(new(y, x, value));
            }
        }
        return [.. corners.OrderByDescending(corner => corner.Response)];
    }

    /// <summary>Whether no neighbour is larger; of equal ones the first counts.</summary>
    private static bool IsLargest(Tensor response, int y, int x)
    {
        for (var v = Math.Max(0, y - 1); v <= Math.Min(y + 1, response.Dim(0) - 1); v++)
        {
            for (var u = Math.Max(0, x - 1); u <= Math.Min(x + 1, response.Dim(1) - 1); u++)
            {
                var isBefore = v < y || (v == y && u < x);
                if (isBefore ? response[v, u] >= response[y, x] : response[v, u] > response[y, x])
                    return false;
            }
        }
        return true;
    }
}
